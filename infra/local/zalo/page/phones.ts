import type { WebState } from '../web-settings.ts';
import { words } from '../words/vi.ts';
import { loadState } from './control.ts';
import { element } from './element.ts';
import { createPhoneCard } from './phone-card.ts';
import { createPhoneView, type PhoneView } from './phone-view.ts';
import { timeText } from './shop-time.ts';
import { createTools } from './tools.ts';

const refreshMs = 5_000;
const phonesMax = 4;
/** Bezel included; what stands above and below a phone with its gaps. */
const deviceHeightPx = 868;
const aroundPx = 44 + 44 + 2 * 8 + 12;
const fitMin = 0.5;

const place = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

/** A phone is shrunk to the window, so that its Mini App still sees 390 × 844. */
function fitToWindow(): void {
  const phones = place('phones');
  const fit = Math.min(1, Math.max(fitMin, (phones.clientHeight - aroundPx) / deviceHeightPx));
  phones.style.setProperty('--fit', fit.toFixed(3));
}

/** Who held the phones before the page was loaded again, as far as they still exist. */
function holdersBefore(state: WebState): readonly string[] {
  const known = location.hash
    .slice(1)
    .split(',')
    .filter((id) => state.people.some(({ userId }) => userId === id));
  return known.length > 0 ? known.slice(0, phonesMax) : state.phones;
}

async function start(): Promise<void> {
  let state: WebState = await loadState();
  const views = new Set<PhoneView>();
  const tools = createTools(place('tools'), { state: () => state, refresh, restart, addPhone: () => addPhone() });

  function draw(): void {
    document.documentElement.dataset['theme'] = state.theme;
    tools.update();
    const time = timeText(state.clock ? new Date(state.clock.now) : new Date());
    for (const view of views) view.showTime(time);
    history.replaceState(null, '', `#${[...views].map(({ userId }) => userId).join(',')}`);
  }
  async function refresh(): Promise<void> {
    state = await loadState();
    draw();
  }
  async function restart(): Promise<void> {
    await refresh();
    for (const view of views) view.hold(view.userId);
  }
  const firstFree = () => state.people.find(({ userId }) => ![...views].some((view) => view.userId === userId))?.userId;

  function addPhone(userId = firstFree()): void {
    if (!userId || views.size >= phonesMax) return;
    const view = createPhoneView(
      () => state,
      (self) => [...views].filter((other) => other !== self),
    );
    const hold = (next: string) => {
      view.hold(next);
      draw();
    };
    const remove = () => {
      views.delete(view);
      view.remove();
      card.remove();
      draw();
    };
    const card = createPhoneCard(view, userId, { state: () => state, refresh, hold, remove });
    views.add(view);
    place('phones').append(card);
    hold(userId);
  }

  new ResizeObserver(fitToWindow).observe(place('phones'));
  for (const userId of holdersBefore(state)) addPhone(userId);
  setInterval(() => {
    if (!document.hidden) void refresh().catch(() => undefined);
  }, refreshMs);
}

start().catch(() => place('phones').append(element('p', { class: 'problem' }, words.failed)));
