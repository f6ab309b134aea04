let opened: Window | null = null;

/** The product in a window of its own, as on the owner's desktop. */
export function openDesk(path: string): void {
  opened = window.open(path, 'desk', 'width=1280,height=800');
}

/** The text of the code that this window shows; undefined when there is no window, or no code on it. */
export function codeOnDesk(): string | undefined {
  if (!opened || opened.closed) return undefined;
  return opened.document.querySelector<HTMLElement>('[data-qr]')?.dataset['qr'];
}

export const isDeskOpen = (): boolean => opened !== null && !opened.closed;
