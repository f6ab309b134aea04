import type { WebState } from '../web-settings.ts';
import { words } from '../words/vi.ts';
import { command } from './control.ts';
import { openDesk } from './desk-window.ts';
import { button, element, field } from './element.ts';
import { openSheet } from './sheet.ts';
import { dateTimeText, instantOf, wallTime } from './shop-time.ts';

export interface ToolActions {
  state(): WebState;
  refresh(): Promise<void>;
  /** Every phone opens its Mini App anew. */
  restart(): Promise<void>;
  addPhone(): void;
}

function askTime(now: Date): Promise<string | null | undefined> {
  return openSheet<string | null | undefined>(document.body, words.clock, undefined, (settle) => {
    const at = field(words.clock, 'datetime-local');
    at.input.value = wallTime(now);
    const set = () => {
      if (at.input.value) settle(instantOf(at.input.value).toISOString());
      else at.say(words.clockBad);
    };
    const choices = [
      button(words.cancel, 'quiet', () => settle(undefined)),
      button(words.clockReal, 'plain', () => settle(null)),
      button(words.clockSet, 'main', set),
    ];
    return [at.row, element('div', { class: 'row' }, ...choices)];
  });
}

function showSent({ sent }: WebState): Promise<void> {
  return openSheet<void>(document.body, words.sentTitle, undefined, (settle) => [
    ...(sent.length === 0 ? [element('p', {}, words.sentNone)] : []),
    ...sent.map((message) =>
      element(
        'article',
        { class: 'message' },
        element('p', {}, `${dateTimeText(new Date(message.at))} · ${message.to} · ${message.type}`),
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
  return openSheet(document.body, words.reset, false, (settle) => {
    const choices = [
      button(words.cancel, 'quiet', () => settle(false)),
      button(words.reset, 'main', () => settle(true)),
    ];
    return [element('p', {}, words.resetConfirm), element('div', { class: 'row' }, ...choices)];
  });
}

/**
 * The shop's clock, its messages, the theme and the way back to the beginning. Built once, so that focus stays where it
 * is.
 */
export function createTools(place: HTMLElement, actions: ToolActions): { update(): void } {
  const { state, refresh, restart } = actions;
  const clock = button('', 'plain', async () => {
    const now = await askTime(new Date(state().clock?.now ?? Date.now()));
    if (now === undefined) return;
    await command('/clock', { now });
    await restart();
  });
  const sent = button('', 'plain', async () => {
    await refresh();
    await showSent(state());
  });
  const theme = button('', 'plain', async () => {
    await command('/theme', { theme: state().theme === 'dark' ? 'light' : 'dark' });
    await restart();
  });
  const reset = button(words.reset, 'plain', async () => {
    if (!(await confirmReset())) return;
    await command('/reset', {});
    await restart();
  });
  const desk = button(words.openDesk, 'plain', () => openDesk(`/zapps/${state().miniAppId}/owner`));
  const phone = button(words.addPhone, 'plain', actions.addPhone);
  place.append(clock, sent, theme, phone, desk, reset);
  return {
    update() {
      const { clock: shopClock, canReset } = state();
      clock.hidden = shopClock === null;
      clock.textContent = shopClock && `${words.clock}: ${dateTimeText(new Date(shopClock.now))}`;
      sent.textContent = words.sent(state().sent.length);
      theme.textContent = state().theme === 'dark' ? words.themeLight : words.themeDark;
      reset.hidden = !canReset;
    },
  };
}
