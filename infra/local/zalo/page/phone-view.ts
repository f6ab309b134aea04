import type { Ask } from '../bridge-call.ts';
import { deepLinkPath } from '../deep-link.ts';
import type { WebState } from '../web-settings.ts';
import { words } from '../words/vi.ts';
import { askOnPhone } from './ask-sheets.ts';
import { button, element } from './element.ts';
import { createNativeChrome } from './native-chrome.ts';
import { picturesOf } from './other-screen.ts';
import type { OtherPhone } from './scan-sheet.ts';
import { createToast } from './toast.ts';

export interface PhoneView extends OtherPhone {
  readonly root: HTMLElement;
  readonly screen: HTMLElement;
  readonly userId: string;
  hold(userId: string): void;
  /** Opens a link as Zalo does, from nothing or while the Mini App runs; false when it is not one of ours. */
  openLink(link: string, how: 'cold' | 'warm'): boolean;
  back(): void;
  showTime(text: string): void;
  remove(): void;
}

/** The glass of one phone: the Mini App's frame under what Zalo draws. */
function createScreen(state: () => WebState, reopen: () => void) {
  const frame = element('iframe', { allow: 'clipboard-write', title: 'Mini App' });
  const screen = element('div', { class: 'screen' });
  const toast = createToast();
  const close = () => screen.classList.add('is-closed');
  const chrome = createNativeChrome(screen, () => state().theme === 'dark', close);
  const closed = element('div', { class: 'closed' }, element('p', {}, words.closed));
  closed.append(button(words.reopen, 'main', reopen));
  screen.append(frame, ...chrome.parts, closed, toast.root);

  function onCall(action: string, options: Record<string, unknown> | null): void {
    if (chrome.apply(action, options)) return;
    if (action === 'action.window.close') close();
    const text = words.shown[action as keyof typeof words.shown];
    if (text) toast.show(text);
  }
  return { frame, screen, chrome, onCall };
}

/** One phone: a screen that holds the Mini App of one person, and the native side's questions on top of it. */
export function createPhoneView(state: () => WebState, others: (self: PhoneView) => readonly OtherPhone[]): PhoneView {
  let userId = '';
  const { frame, screen, chrome, onCall } = createScreen(state, () => load(firstPath()));
  const holder = () => state().people.find((person) => person.userId === userId);
  const firstPath = () => holder()?.opensAt ?? '/';
  const origin = () => `http://${userId}.h5.zdn.vn.localhost:${location.port}`;
  const send = (message: object) => frame.contentWindow?.postMessage(message, origin());

  function load(path: string): void {
    screen.classList.remove('is-closed');
    screen.querySelector('.veil')?.dispatchEvent(new Event('settle'));
    chrome.reset(state().app);
    const url = new URL(`${origin()}/zapps/${state().miniAppId}${path}`);
    url.searchParams.set('env', 'TESTING');
    url.searchParams.set('version', '1');
    frame.src = url.href;
  }

  async function onMessage(event: MessageEvent): Promise<void> {
    if (event.source !== frame.contentWindow || event.origin !== origin()) return;
    if (event.data?.zalo === 'call') onCall(event.data.action, event.data.options);
    if (event.data?.zalo !== 'ask') return;
    const app = String(state().app['title'] ?? state().title);
    const answer = await askOnPhone(screen, app, event.data.ask as Ask, others(view));
    send({ zalo: 'answer', id: event.data.id, answer });
  }
  window.addEventListener('message', onMessage);

  const view: PhoneView = {
    root: element('div', { class: 'device' }, screen),
    screen,
    get userId() {
      return userId;
    },
    get name() {
      return holder()?.name ?? '';
    },
    hold(next) {
      userId = next;
      frame.title = words.phoneOf(view.name);
      load(firstPath());
    },
    openLink(link, how) {
      const path = deepLinkPath(link, state().miniAppId);
      if (path === undefined) return false;
      const url = `https://h5.zdn.vn/zapps/${state().miniAppId}${path}`;
      if (how === 'cold') load(path);
      else send({ zalo: 'event', name: 'h5.event.open.mp', data: { url } });
      return true;
    },
    receive: (link) => void view.openLink(link, 'cold'),
    pictures: () => picturesOf(frame, origin()),
    back: () => send({ zalo: 'back' }),
    showTime: chrome.showTime,
    remove() {
      window.removeEventListener('message', onMessage);
      view.root.remove();
    },
  };
  return view;
}
