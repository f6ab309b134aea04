import type { StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Programme } from '../../ledger/programme.ts';
import type { Redemption } from '../../records/redemption.ts';
import { redemptionAt } from '../../records/redemption-at.ts';
import { closedProblem } from '../../views/closed-redemption.ts';
import { staffSentences } from './words/staff-sentences.ts';

/**
 * Why a redemption cannot be decided any more, with who, when and where (S05, V03). Answers VOUCHER_USED,
 * APPROVAL_EXPIRED or APPROVAL_DECIDED.
 */
export async function decidedAlready(stored: Redemption, programme: Programme, context: Context): Promise<Problem> {
  const last = stored.history.at(-1);
  if (last === undefined) throw new Error('a redemption without history');
  const isUsedVoucher = stored.kind === 'VOUCHER' && stored.state === 'REDEEMED';
  if (isUsedVoucher) return closedProblem(stored, await context.directory.names(programme));
  const { state } = redemptionAt(stored, context.clock());
  const ranOut = state !== stored.state || stored.state === 'EXPIRED';
  if (ranOut) return { code: 'APPROVAL_EXPIRED' };
  return { code: 'APPROVAL_DECIDED', at: formatInstant(last.at), by: await nameOf(last.by, programme, context) };
}

async function nameOf(by: string, programme: Programme, { directory }: Context): Promise<string> {
  const staff = await directory.staff(programme, by as StaffId);
  return staff?.name ?? staffSentences.theCustomer;
}
