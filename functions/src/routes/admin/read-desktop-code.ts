import { ok, refuse } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { readDesktopQr } from '../../qr/desktop-qr.ts';
import { answerBy, planSeen } from '../../records/desktop-sign-ins.ts';
import { networkHash } from '../../records/hashes.ts';

/**
 * The owner scanned a desktop's code and is told what they would sign in. Problems: QR_INVALID, QR_EXPIRED, QR_USED
 * (somebody else scanned it, or it was answered), FORBIDDEN (a desktop cannot sign in the next one), BUSY.
 */
export const readDesktopCode: Handler<'POST /v1/admin/desktop/sign-ins/read', Context> = async (
  { body, from },
  { programme, staff, person, desktop },
  context,
) => {
  if (desktop !== undefined) return refuse({ code: 'FORBIDDEN' });
  const nonce = readDesktopQr({ keys: context.keys, programme }, body.content);
  if (!nonce.ok) return nonce;
  const by = { staff: staff.staffId, person };
  const seen = await commit(context, () => planSeen(context, programme, nonce.value, by));
  if (!seen.ok) return seen;
  const { browser, system, network, askedAt } = seen.value;
  const reply = {
    browser,
    system,
    askedAt: formatInstant(askedAt),
    answerBy: formatInstant(answerBy(seen.value)),
    sameNetwork: network === networkHash(context, programme, from.address),
  };
  return ok({ reply });
};
