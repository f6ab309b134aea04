import { type RefObject, useEffect } from 'react';

const reachable =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

/** Keeps the keyboard inside the box while it is on screen, closes it on Esc, and gives focus back where it came from. */
export function useFocusTrap(box: RefObject<HTMLElement>, onClose: () => void): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = document.activeElement;
    element.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [box]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const element = box.current;
      if (!element) return;
      if (event.key === 'Escape') {
        event.stopPropagation();
        onClose();
      }
      if (event.key === 'Tab') cycle(element, event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [box, onClose]);
}

function cycle(box: HTMLElement, event: KeyboardEvent): void {
  const stops = [...box.querySelectorAll<HTMLElement>(reachable)];
  const first = stops[0];
  const last = stops.at(-1);
  if (!first || !last) {
    event.preventDefault();
    return;
  }
  const at = document.activeElement;
  const outside = !box.contains(at) || at === box;
  if (event.shiftKey && (at === first || outside)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && (at === last || outside)) {
    event.preventDefault();
    first.focus();
  }
}
