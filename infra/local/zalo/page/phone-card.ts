import type { WebState } from '../web-settings.ts';
import { words } from '../words/vi.ts';
import { button, element } from './element.ts';
import { createHolder } from './holder.ts';
import { linkSheet } from './link-sheet.ts';
import type { PhoneView } from './phone-view.ts';

export interface CardActions {
  state(): WebState;
  refresh(): Promise<void>;
  hold(userId: string): void;
  remove(): void;
}

/** A phone on the page: who holds it above, its keys below. */
export function createPhoneCard(view: PhoneView, userId: string, actions: CardActions): HTMLElement {
  const holder = createHolder(view.screen, actions.state, actions.refresh, actions.hold);
  holder.show(userId);
  const keys = [
    button(words.back, 'quiet', view.back),
    button(words.reload, 'quiet', () => view.hold(view.userId)),
    button(words.openLink, 'quiet', () => void linkSheet(view)),
    button(words.removePhone, 'quiet', actions.remove),
  ];
  const device = element('div', { class: 'fit' }, view.root);
  return element('section', { class: 'phone' }, holder.root, device, element('div', { class: 'keys' }, ...keys));
}
