import { element } from './element.ts';

const shownMs = 2_500;

/** One line that comes and goes, for what a real phone would do outside the Mini App. */
export function createToast(): { root: HTMLElement; show(text: string): void } {
  const root = element('p', { class: 'toast', role: 'status' });
  let timer = 0;
  return {
    root,
    show(text) {
      root.textContent = text;
      root.classList.add('is-shown');
      clearTimeout(timer);
      timer = window.setTimeout(() => root.classList.remove('is-shown'), shownMs);
    },
  };
}
