import type { WebState } from '../web-settings.ts';
import { words } from '../words/vi.ts';
import { loadState } from './control.ts';
import { button, element } from './element.ts';
import { createHolder } from './holder.ts';
import { linkSheet } from './link-sheet.ts';
import { createPhoneView, type PhoneView } from './phone-view.ts';
import { drawTools } from './tools.ts';

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

async function start(): Promise<void> {
  let state: WebState = await loadState();
  const views = new Set<PhoneView>();

  const draw = () => {
    document.documentElement.dataset['theme'] = state.theme;
    drawTools(place('tools'), state, { refresh, restart, addPhone: () => addPhone() });
    document.body.classList.toggle('is-full', views.size >= phonesMax);
  };
  async function refresh(): Promise<void> {
    state = await loadState();
    draw();
  }
  async function restart(): Promise<void> {
    await refresh();
    for (const view of views) view.hold(view.userId);
  }

  function addPhone(
    userId = state.people.find((person) => ![...views].some((view) => view.userId === person.userId))?.userId,
  ): void {
    if (!userId || views.size >= phonesMax) return;
    const view = createPhoneView(
      () => state,
      (self) => [...views].filter((other) => other !== self),
    );
    const holder = createHolder(
      view.screen,
      () => state,
      refresh,
      (next) => view.hold(next),
    );
    const keys = element(
      'div',
      { class: 'keys' },
      button(words.back, 'quiet', view.back),
      button(words.reload, 'quiet', () => view.hold(view.userId)),
      button(words.openLink, 'quiet', () => void linkSheet(view)),
      button(words.removePhone, 'quiet', () => {
        views.delete(view);
        view.remove();
        phone.remove();
        draw();
      }),
    );
    const phone = element(
      'section',
      { class: 'phone' },
      holder.root,
      element('div', { class: 'fit' }, view.root),
      keys,
    );
    views.add(view);
    place('phones').append(phone);
    holder.show(userId);
    view.hold(userId);
    draw();
  }

  new ResizeObserver(fitToWindow).observe(place('phones'));
  for (const userId of state.phones) addPhone(userId);
  draw();
  setInterval(() => {
    // A sheet over the page is somebody typing; nothing is redrawn under their hands.
    if (!document.hidden && !document.body.querySelector(':scope > .veil')) void refresh().catch(() => undefined);
  }, refreshMs);
}

start().catch(() => place('phones').append(element('p', { class: 'problem' }, words.failed)));
