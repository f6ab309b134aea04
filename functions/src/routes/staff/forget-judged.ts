import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Programme } from '../../ledger/programme.ts';
import type { Review } from '../../records/reviews.ts';
import { forgetCustomer } from '../../records/set-aside.ts';

/** What a till sent names nobody once it was judged (TH17). Problems: BUSY. */
export async function forgetJudged(
  { about, evidence }: Review,
  programme: Programme,
  context: Context,
): Promise<Result<null, Problem>> {
  return evidence.kind === 'PUSH' ? forgetCustomer(context, programme, about, evidence.aside) : ok(null);
}
