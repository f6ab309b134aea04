import type { BillInput } from '@quaylai/shared/api/counter-models';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { CallerOf } from '../../http/handler.ts';
import type { Redemption } from '../../records/redemption.ts';
import { redemptionAt } from '../../records/redemption-at.ts';
import { findRedemption } from '../../records/redemptions.ts';
import { closedProblem } from '../../views/closed-redemption.ts';
import type { Names } from '../../views/names.ts';
import { heldElsewhere } from './held-elsewhere.ts';

type CounterCaller = CallerOf<'POST /v1/staff/earns'>;

/**
 * The vouchers of a bill, as they wait at this counter for it. Typed codes and their locks are behind them already:
 * resolving is what reserves. Problems: NOT_FOUND, APPROVAL_EXPIRED (show it again), VOUCHER_USED (V03),
 * VOUCHER_EXPIRED (V04), VOUCHER_CLOSED.
 */
export async function vouchersOfBill(
  { vouchers, memberId, branchId }: Pick<BillInput, 'vouchers' | 'memberId' | 'branchId'>,
  { programme }: Pick<CounterCaller, 'programme'>,
  context: Context,
): Promise<Result<readonly Redemption[], Problem>> {
  if (vouchers.length === 0) return ok([]);
  const now = context.clock();
  const [names, ...found] = await Promise.all([
    context.directory.names(programme),
    ...[...new Set(vouchers)].map((id) => findRedemption(context.table, programme, memberId, id)),
  ]);
  const usable: Redemption[] = [];
  for (const stored of found) {
    if (stored === null) return refuse({ code: 'NOT_FOUND' });
    const problem = whyNotHere(redemptionAt(stored, now), branchId, names);
    if (problem !== null) return refuse(problem);
    usable.push(stored);
  }
  return ok(usable);
}

function whyNotHere(standing: Redemption, here: BillInput['branchId'], names: Names): Problem | null {
  if (standing.kind !== 'VOUCHER') return { code: 'VOUCHER_CLOSED' };
  if (standing.state === 'RESERVED' && standing.branch === here) return null;
  if (standing.state === 'ISSUED') return { code: 'APPROVAL_EXPIRED' };
  return heldElsewhere(standing, names) ?? closedProblem(standing, names);
}
