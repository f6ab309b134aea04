import type { WebState } from '../web-settings.ts';
import { words } from '../words/vi.ts';
import { command } from './control.ts';
import { button, element, field } from './element.ts';
import { openSheet } from './sheet.ts';

/** Vietnam has no daylight saving: its wall clock is UTC moved by seven hours. */
const vietnamOffsetMs = 7 * 3_600_000;
const wallTime = (instant: Date): string => new Date(instant.getTime() + vietnamOffsetMs).toISOString().slice(0, 16);
const shown = (instant: Date): string =>
  instant.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' });

function setClock(now: Date): Promise<string | null | undefined> {
  return openSheet<string | null | undefined>(document.body, words.clock, undefined, (settle) => {
    const at = field(words.clock, 'datetime-local');
    at.input.value = wallTime(now);
    const set = () => {
      if (!at.input.value) return at.say(words.clockBad);
      settle(new Date(Date.parse(`${at.input.value}:00Z`) - vietnamOffsetMs).toISOString());
    };
    return [
      at.row,
      element(
        'div',
        { class: 'row' },
        button(words.cancel, 'quiet', () => settle(undefined)),
        button(words.clockReal, 'plain', () => settle(null)),
        button(words.clockSet, 'main', set),
      ),
    ];
  });
}

function showSent(state: WebState): Promise<void> {
  return openSheet<void>(document.body, words.sentTitle, undefined, (settle) => [
    ...(state.sent.length === 0 ? [element('p', {}, words.sentNone)] : []),
    ...state.sent.map((message) =>
      element(
        'article',
        { class: 'message' },
        element('p', {}, `${shown(new Date(message.at))} · ${message.to} · ${message.type}`),
        element('pre', {}, JSON.stringify(message.body, null, 2)),
      ),
    ),
    element(
      'div',
      { class: 'row' },
      button(words.close, 'main', () => settle()),
    ),
  ]);
}

function confirmReset(): Promise<boolean> {
  return openSheet(document.body, words.reset, false, (settle) => [
    element('p', {}, words.resetConfirm),
    element(
      'div',
      { class: 'row' },
      button(words.cancel, 'quiet', () => settle(false)),
      button(words.reset, 'main', () => settle(true)),
    ),
  ]);
}

/** The shop's clock, its messages, the theme and the way back to the beginning; each only where it exists. */
export function drawTools(
  place: HTMLElement,
  state: WebState,
  act: { refresh(): Promise<void>; restart(): Promise<void>; addPhone(): void },
): void {
  const { clock, theme } = state;
  const moveClock = async () => {
    const now = clock && (await setClock(new Date(clock.now)));
    if (now === undefined) return;
    await command('/clock', { now });
    await act.refresh();
  };
  const reset = async () => {
    if (!(await confirmReset())) return;
    await command('/reset', {});
    await act.restart();
  };
  const changeTheme = async () => {
    await command('/theme', { theme: theme === 'dark' ? 'light' : 'dark' });
    await act.restart();
  };
  const tools = [
    clock && button(`${words.clock}: ${shown(new Date(clock.now))}`, 'plain', moveClock),
    button(words.sent(state.sent.length), 'plain', async () => {
      await act.refresh();
      await showSent(state);
    }),
    button(theme === 'dark' ? words.themeLight : words.themeDark, 'plain', changeTheme),
    button(words.addPhone, 'plain', act.addPhone),
    state.canReset && button(words.reset, 'plain', reset),
  ];
  place.replaceChildren(...tools.filter((tool) => tool !== null && tool !== false));
}
