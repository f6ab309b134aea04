import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import { readFields } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

/**
 * What a desktop shows to the owner's phone: only a nonce, whose life is its record's. It is never put into a link, so
 * that nobody can send it in a chat: the owner must stand before the screen and scan it inside the Mini App.
 */
export const issueDesktopQr = (seal: QrSeal, nonce: string): string => sealFields(seal, 'desktop', [nonce]);

/** Problems: QR_INVALID. */
export function readDesktopQr(seal: QrSeal, token: string): Result<string, Problem<'QR_INVALID'>> {
  const read = readFields(seal, 'desktop', token, ['nonce']);
  return read.ok ? ok(read.value.nonce) : read;
}
