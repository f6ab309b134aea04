import type { Answer } from '../bridge-call.ts';
import { words } from '../words/vi.ts';
import { loadCodes } from './control.ts';
import { codeOnDesk, isDeskOpen } from './desk-window.ts';
import { button, element, field } from './element.ts';
import { readQr, readQrFile } from './read-qr.ts';
import { openSheet } from './sheet.ts';

/** Another phone on the page, as this phone's camera sees it. */
export interface OtherPhone {
  readonly name: string;
  pictures(): Promise<readonly ImageData[]>;
  /** The person taps a link that was sent to them. */
  receive(link: string): void;
}

/** Zalo's scanner: reads another phone's screen, a code of the shop, a picture, or a typed code. */
export async function scanSheet(place: HTMLElement, others: readonly OtherPhone[]): Promise<Answer> {
  const codes = await loadCodes();
  return openSheet<Answer>(place, words.scanTitle, { kind: 'no' }, (settle) => {
    const scanned = (content: string) => settle({ kind: 'scanned', content });
    const typed = field(words.scanTyped, 'text');
    const problem = element('p', { class: 'problem', role: 'alert' });
    const picture = element('input', {
      type: 'file',
      accept: 'image/*',
      id: 'scan-picture',
      onchange: async () => {
        const file = picture.files?.[0];
        const text = file && (await readQrFile(file));
        if (text) scanned(text);
        else problem.textContent = words.scanUnread;
      },
    });
    const ofOther = (other: OtherPhone) =>
      button(words.scanOther(other.name), 'plain', async () => {
        const text = readQr(await other.pictures());
        if (text) scanned(text);
        else problem.textContent = words.scanNone;
      });
    const ofDesk = () =>
      button(words.scanDesk, 'plain', () => {
        const text = codeOnDesk();
        if (text) scanned(text);
        else problem.textContent = words.scanNone;
      });
    const form = element(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          if (typed.input.value.trim()) scanned(typed.input.value.trim());
        },
      },
      typed.row,
      element('button', { class: 'button main' }, words.scanTypedButton),
    );
    return [
      element('p', {}, words.scanHelp),
      ...others.map(ofOther),
      ...(isDeskOpen() ? [ofDesk()] : []),
      ...(codes.length > 0 ? [element('h3', {}, words.scanKnown)] : []),
      ...codes.map((code) => button(code.label, 'plain', () => scanned(code.content))),
      form,
      element('label', { class: 'button plain', for: 'scan-picture' }, words.scanPicture, picture),
      problem,
      element(
        'div',
        { class: 'row' },
        button(words.cancel, 'quiet', () => settle({ kind: 'no' })),
        button(words.scanForbidden, 'quiet', () => settle({ kind: 'forbidden' })),
      ),
    ];
  });
}
