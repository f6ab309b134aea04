import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { readDesktopQr } from '../../qr/desktop-qr.ts';
import { planAnswer } from '../../records/desktop-sign-ins.ts';

/** The owner lets a desktop in, or not. Problems: QR_INVALID, QR_EXPIRED, QR_USED, FORBIDDEN (from a desktop), BUSY. */
export const answerDesktop: Handler<'POST /v1/admin/desktop/sign-ins/answer', Context> = async (
  { body },
  { programme, staff, desktop },
  context,
) => {
  if (desktop !== undefined) return refuse({ code: 'FORBIDDEN' });
  const nonce = readDesktopQr({ keys: context.keys, programme }, body.content);
  if (!nonce.ok) return nonce;
  const answer = { staff: staff.staffId, agrees: body.agrees };
  const answered = await commit(context, () => planAnswer(context, programme, nonce.value, answer));
  return answered.ok ? ok({ reply: {} }) : answered;
};
