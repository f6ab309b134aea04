import { element } from './element.ts';

let lastSheet = 0;

/**
 * Slides a sheet over a phone (or the page) and waits until something settles it; Escape settles it with `escaped`.
 * One sheet at a time and place: a new one settles the old.
 */
export function openSheet<T>(
  place: HTMLElement,
  title: string,
  escaped: T,
  fill: (settle: (value: T) => void) => readonly (HTMLElement | string)[],
): Promise<T> {
  place.querySelector<HTMLElement>('.veil')?.dispatchEvent(new Event('settle'));
  return new Promise((resolve) => {
    const before = document.activeElement;
    const id = `sheet-${++lastSheet}`;
    const veil = element('div', { class: 'veil' });
    const settle = (value: T) => {
      veil.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(value);
    };
    const sheet = element(
      'section',
      { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': id },
      element('h2', { id }, title),
      ...fill(settle),
    );
    veil.append(sheet);
    veil.addEventListener('settle', () => settle(escaped));
    veil.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') settle(escaped);
      if (event.key === 'Tab') keepInside(sheet, event);
    });
    place.append(veil);
    sheet.querySelector<HTMLElement>('input:not([type=file]), button')?.focus();
  });
}

function keepInside(sheet: HTMLElement, event: KeyboardEvent): void {
  const stops = [...sheet.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]')];
  const edge = event.shiftKey ? stops.at(0) : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops.at(0))?.focus();
}
