/** A colour as three channels, each 0–255. */
export type Rgb = readonly [number, number, number];

/** Reads #RRGGBB. Anything else answers null: the owner's form says so beside the field. */
export function parseHex(hex: string): Rgb | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!found) return null;
  const channel = (i: 1 | 2 | 3): number => Number.parseInt(found[i] ?? '0', 16);
  return [channel(1), channel(2), channel(3)];
}

export function toHex(colour: Rgb): string {
  return `#${colour.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;
}

/** `share` (0–1) of `over` laid on `under`. */
export function mix(under: Rgb, over: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2): number => under[i] + (over[i] - under[i]) * share;
  return [part(0), part(1), part(2)];
}

function luminance(colour: Rgb): number {
  const part = (i: 0 | 1 | 2): number => {
    const c = Math.round(colour[i]) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
}

/** WCAG contrast ratio, 1–21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG AA for text of any size. */
export const readableMin = 4.5;
