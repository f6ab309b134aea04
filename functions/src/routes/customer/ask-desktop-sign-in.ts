import { ok, refuse } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { provenProgramme } from '../../ledger/programme.ts';
import { issueDesktopQr } from '../../qr/desktop-qr.ts';
import { deviceOf } from '../../records/browsers.ts';
import { askSignIn, scanBy } from '../../records/desktop-sign-ins.ts';
import { countTry } from '../../records/desktop-tries.ts';
import { networkHash } from '../../records/hashes.ts';
import { programmeOfMiniApp } from '../../records/programmes.ts';
import { sealOf } from './scanned-store.ts';

/** A one-time code for a desktop (decisions 31). Problems: NOT_FOUND (no such Mini App here), TOO_MANY_TRIES, BUSY. */
export const askDesktopSignIn: Handler<'POST /v1/desktop/sign-ins', Context> = async (
  { body, from },
  _caller,
  context,
) => {
  const id = await programmeOfMiniApp(context, body.miniAppId);
  if (id === null) return refuse({ code: 'NOT_FOUND' });
  const programme = provenProgramme(id, 'SIGN_IN');
  const network = networkHash(context, programme, from.address);
  const counted = await countTry(context, programme, network);
  if (!counted.ok) return counted;
  const asked = await askSignIn(context, programme, { ...deviceOf(from.userAgent), network });
  if (!asked.ok) return asked;
  const { signIn, nonce, secret } = asked.value;
  const content = issueDesktopQr(sealOf(context, programme), nonce);
  const expiresAt = formatInstant(scanBy(signIn));
  return ok({ reply: { signInId: signIn.signInId, secret, content, expiresAt } });
};
