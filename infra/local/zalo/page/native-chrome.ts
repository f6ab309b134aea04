import { words } from '../words/vi.ts';
import { element } from './element.ts';

const actionBarHidden = 6;
const statusBar = { hidden: 0, normal: 1, transparent: 2 };

/** The parts of the screen that Zalo and the system draw: status bar, action bar, the fixed control at the top right. */
export interface NativeChrome {
  readonly parts: readonly HTMLElement[];
  reset(app: Readonly<Record<string, unknown>>): void;
  showTime(text: string): void;
  /** Follows what the Mini App asks of it; says whether it was meant. */
  apply(action: string, options: Record<string, unknown> | null): boolean;
}

/** app-config may hold one colour, or one for each theme. */
function colourOf(value: unknown, dark: boolean): string {
  if (typeof value === 'string') return value;
  const both = value as { light?: string; dark?: string } | undefined;
  return (dark ? both?.dark : both?.light) ?? '';
}

export function createNativeChrome(screen: HTMLElement, isDark: () => boolean, close: () => void): NativeChrome {
  const time = element('span', { class: 'time' });
  const bar = element(
    'div',
    { class: 'status-bar', 'aria-hidden': 'true' },
    time,
    element('span', { class: 'signal' }),
  );
  const title = element('span', { class: 'title' });
  const actionBar = element('div', { class: 'action-bar' }, title);
  const closeButton = element('button', { type: 'button', title: words.closed, onclick: close }, '✕');
  const capsule = element('div', { class: 'capsule', role: 'group', 'aria-label': words.capsule }, '•••', closeButton);

  const show = (hasActionBar: boolean, status: number) => {
    screen.classList.toggle('with-action-bar', hasActionBar);
    screen.classList.toggle('status-normal', status === statusBar.normal);
    screen.classList.toggle('status-hidden', status === statusBar.hidden);
  };
  const paint = (background: string, text: string) => {
    screen.style.setProperty('--native', background || 'var(--surface)');
    screen.style.setProperty('--native-ink', text === 'white' ? '#fff' : 'var(--ink)');
  };

  return {
    parts: [bar, actionBar, capsule],
    showTime(text) {
      time.textContent = text;
    },
    reset(app) {
      title.textContent = String(app['headerTitle'] ?? app['title'] ?? '');
      const status = statusBar[app['statusBar'] as keyof typeof statusBar] ?? statusBar.normal;
      show(app['actionBarHidden'] !== true, status);
      paint(colourOf(app['headerColor'], isDark()), colourOf(app['textColor'], isDark()));
    },
    apply(action, options) {
      if (action === 'action.change.title.header') {
        title.textContent = String(options?.['title'] ?? '');
        return true;
      }
      if (action !== 'action.change.actionbar') return false;
      const data = options?.['dataConfig'] as { backgroundColor?: unknown; textColor?: unknown } | undefined;
      show(options?.['actionbarType'] !== actionBarHidden, Number(options?.['statusbarType'] ?? statusBar.normal));
      paint(colourOf(data?.backgroundColor, isDark()), colourOf(data?.textColor, isDark()));
      return true;
    },
  };
}
