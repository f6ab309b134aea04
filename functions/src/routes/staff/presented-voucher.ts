import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { CallerOf } from '../../http/handler.ts';
import { parseScanned } from '../../qr/deep-link.ts';
import { readVoucherQr } from '../../qr/voucher-qr.ts';
import { checkTyping, recordWrongCode } from '../../records/code-locks.ts';
import type { Redemption } from '../../records/redemption.ts';
import { findByCode, findRedemption } from '../../records/redemptions.ts';
import { readVoucherCode } from '../../records/voucher-code.ts';
import { counterSentences } from './words/counter-sentences.ts';

type StaffOf = CallerOf<'POST /v1/staff/redemptions/resolve'>;

/** Which redemption was shown: by its rotating QR, or by a code typed by hand. */
export async function findPresented(
  { scanned, code }: { readonly scanned: string | null; readonly code: string | null },
  caller: StaffOf,
  context: Context,
): Promise<Result<Redemption, Problem>> {
  if (scanned !== null && code === null) return findScanned(scanned, caller, context);
  if (code !== null && scanned === null) return findTyped(code, caller, context);
  return refuse({ code: 'INVALID_REQUEST', fields: { code: counterSentences.oneOfTwo } });
}

/** Problems: QR_INVALID, QR_EXPIRED, NOT_FOUND. Scans are never counted or locked (decisions 14). */
async function findScanned(
  content: string,
  { programme }: StaffOf,
  context: Context,
): Promise<Result<Redemption, Problem>> {
  const { miniAppId } = await context.directory.programme(programme);
  const token = parseScanned(content, miniAppId);
  if (token === null) return refuse({ code: 'QR_INVALID' });
  const qr = readVoucherQr({ keys: context.keys, programme }, token, context.clock());
  if (!qr.ok) return qr;
  const found = await findRedemption(context.table, programme, qr.value.member, qr.value.redemption);
  return found === null ? refuse({ code: 'NOT_FOUND' }) : ok(found);
}

/**
 * Problems: CODE_INVALID for a mistyped and for an unknown code alike, so that guessing learns nothing (V10, TH9);
 * CODE_LOCKED {minutes} from the fifth wrong one within 60 s on (V09).
 */
async function findTyped(
  typed: string,
  { programme, staff }: StaffOf,
  context: Context,
): Promise<Result<Redemption, Problem>> {
  const open = await checkTyping(context, programme, staff.staffId);
  if (!open.ok) return open;
  const code = readVoucherCode(typed);
  const found = code === null ? null : await findByCode(context.table, programme, code);
  if (found !== null) return ok(found);
  const wrong = await recordWrongCode(context, programme, staff.staffId);
  if (!wrong.ok) return wrong;
  const locked = await checkTyping(context, programme, staff.staffId);
  return locked.ok ? refuse({ code: 'CODE_INVALID' }) : locked;
}
