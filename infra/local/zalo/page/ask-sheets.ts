import type { Answer, Ask } from '../bridge-call.ts';
import { words } from '../words/vi.ts';
import { button, element } from './element.ts';
import { type OtherPhone, scanSheet } from './scan-sheet.ts';
import { openSheet } from './sheet.ts';

const yesOrNo = (settle: (answer: Answer) => void, yes: string = words.allow, no: string = words.deny): HTMLElement =>
  element(
    'div',
    { class: 'row' },
    button(no, 'quiet', () => settle({ kind: 'no' })),
    button(yes, 'main', () => settle({ kind: 'yes' })),
  );

/** Friends on this page get the link at once; the rest of Zalo is only imagined. */
const sendTo = (others: readonly OtherPhone[], link: unknown, settle: (answer: Answer) => void): HTMLElement[] =>
  others.map((other) =>
    button(words.shareSendTo(other.name), 'plain', () => {
      if (typeof link === 'string') other.receive(link);
      settle({ kind: 'yes' });
    }),
  );

/** The link or the text inside whatever the SDK shares. */
function sharedText(content: Readonly<Record<string, unknown>>): string {
  const { link, text, desc } = content;
  return [text, desc, link].filter((part) => typeof part === 'string' && part !== '').join('\n');
}

/** Puts Zalo's question to the person on their phone; Escape refuses. */
export function askOnPhone(place: HTMLElement, app: string, ask: Ask, others: readonly OtherPhone[]): Promise<Answer> {
  const no: Answer = { kind: 'no' };
  switch (ask.kind) {
    case 'scan':
      return scanSheet(place, others);
    case 'consent':
      return openSheet<Answer>(place, words.consentTitle(app), no, (settle) => [
        element('ul', {}, ...ask.scopes.map((scope) => element('li', {}, words.scopes[scope]))),
        element('p', {}, words.consentHelp),
        yesOrNo(settle),
      ]);
    case 'share':
      return openSheet<Answer>(place, words.shareTitle, no, (settle) => [
        element('p', { class: 'shared' }, sharedText(ask.content)),
        ...sendTo(others, ask.content['link'], settle),
        yesOrNo(settle, words.shareSend, words.cancel),
      ]);
    case 'follow':
    case 'interact':
    case 'notify':
      return openSheet<Answer>(place, words[ask.kind], no, (settle) => [
        element('p', {}, words.consentHelp),
        yesOrNo(settle),
      ]);
  }
}
