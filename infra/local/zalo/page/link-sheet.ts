import { words } from '../words/vi.ts';
import { button, element, field } from './element.ts';
import type { PhoneView } from './phone-view.ts';
import { openSheet } from './sheet.ts';

/** Opens a Zalo link on this phone, as a poster or a message would: from nothing, or into the running Mini App. */
export function linkSheet(view: PhoneView): Promise<void> {
  return openSheet<void>(view.screen, words.linkTitle, undefined, (settle) => {
    const link = field(words.linkField, 'text');
    link.input.placeholder = 'https://zalo.me/s/…';
    const open = (how: 'cold' | 'warm') => {
      if (view.openLink(link.input.value.trim(), how)) settle();
      else link.say(words.linkBad);
    };
    const submit = (event: Event) => {
      event.preventDefault();
      open('cold');
    };
    return [
      element('p', {}, words.linkHelp),
      element(
        'form',
        { onsubmit: submit },
        link.row,
        element(
          'div',
          { class: 'row' },
          button(words.cancel, 'quiet', () => settle()),
          button(words.linkWarm, 'plain', () => open('warm')),
          element('button', { class: 'button main' }, words.linkCold),
        ),
      ),
    ];
  });
}
