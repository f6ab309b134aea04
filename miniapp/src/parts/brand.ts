import { contrast, mix, parseHex, type Rgb, readableMin, toHex } from './contrast.ts';

export type Theme = 'light' | 'dark';

export interface BrandColours {
  readonly brand: string;
  readonly brandInk: string;
  readonly brandSoft: string;
}

const white: Rgb = [255, 255, 255];
const black: Rgb = [20, 18, 15];
const grounds: Readonly<Record<Theme, { surface: Rgb; paper: Rgb; away: Rgb }>> = {
  light: { surface: white, paper: [251, 248, 243], away: black },
  dark: { surface: [30, 27, 23], paper: [20, 18, 15], away: white },
};
const steps = 50;
const softShare = 0.1;

/**
 * The colours a theme needs, derived from the one the owner picked: moved away from the ground until text in it is
 * readable on surface, paper and its own soft tint (4.5:1), with the ink that reads better on it.
 */
export function deriveBrand(picked: string, theme: Theme): BrandColours {
  const { surface, paper, away } = grounds[theme];
  const start = parseHex(picked) ?? ([14, 107, 79] as const);
  for (let step = 0; step <= steps; step++) {
    const brand = mix(start, away, step / steps);
    const soft = mix(surface, brand, softShare);
    const ink = contrast(brand, white) >= contrast(brand, black) ? white : black;
    const pairs: readonly (readonly [Rgb, Rgb])[] = [
      [brand, surface],
      [brand, paper],
      [brand, soft],
      [ink, brand],
    ];
    if (pairs.every(([a, b]) => contrast(a, b) >= readableMin)) {
      return { brand: toHex(brand), brandInk: toHex(ink), brandSoft: toHex(soft) };
    }
  }
  throw new Error(`no readable brand colour from ${picked}`);
}

/** Writes theme and brand on <html>, where tokens.css and every part read them. */
export function paint(root: HTMLElement, theme: Theme, picked: string | null): void {
  root.dataset['theme'] = theme;
  const colours = picked ? deriveBrand(picked, theme) : null;
  const set = (name: string, value: string | undefined): void => {
    if (value) root.style.setProperty(name, value);
    else root.style.removeProperty(name);
  };
  set('--brand', colours?.brand);
  set('--brand-ink', colours?.brandInk);
  set('--brand-soft', colours?.brandSoft);
}
