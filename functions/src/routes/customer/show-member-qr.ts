import { ok } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { issueMemberQr, nonceBytes } from '../../qr/member-qr.ts';
import { sealOf } from './scanned-store.ts';

/** A fresh code for the till: at most 60 s, used once there (S08, TH8). */
export const showMemberQr: Handler<'POST /v1/me/qr', Context> = async (_request, { programme, member }, context) => {
  const seal = sealOf(context, programme);
  const [content, { expiresAt }] = issueMemberQr(seal, member, context.randomBytes(nonceBytes), context.clock());
  return ok({ reply: { content, expiresAt: formatInstant(expiresAt) } });
};
