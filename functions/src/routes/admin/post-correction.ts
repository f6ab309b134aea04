import { decideAdjust } from '@quaylai/shared/loyalty/adjust';
import type { StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { RequestGuard } from '../../ledger/once.ts';
import { post } from '../../ledger/post.ts';
import type { Programme } from '../../ledger/programme.ts';
import { type Correction, decidedWrites, reasonOfCorrection } from '../../records/corrections.ts';
import { readTexts, reasonOfEntry, saltText, textWrite } from '../../records/free-texts.ts';

interface Agreed {
  readonly programme: Programme;
  readonly by: StaffId;
  readonly guard: RequestGuard;
  readonly receivedAt: Instant;
  /** Set where no second person could agree: the entry says so for ever (decisions 17). */
  readonly alone: { readonly reason: string } | null;
}

/** Posts a correction that was agreed to. Problems: INSUFFICIENT_POINTS, REQUEST_CLOSED, IDEMPOTENCY_KEY_REUSED, BUSY. */
export async function postCorrection(
  context: Context,
  seen: Correction,
  { programme, by, guard, receivedAt, alone }: Agreed,
): Promise<Result<unknown, Problem>> {
  const { member, correctionId, points } = seen;
  const [asked = null] = await readTexts(context, programme, [{ member, name: reasonOfCorrection(correctionId) }]);
  const why = saltText(context, [asked, alone?.reason].filter(Boolean).join(' · '));
  return post(context, {
    programme,
    member,
    guard,
    businessTime: receivedAt,
    actor: { kind: 'STAFF', id: by },
    branch: null,
    reason: { code: alone === null ? 'CORRECTED' : 'SOLE_APPROVER', digest: why.digest },
    decide: (account, { rules, now }) => decideAdjust(account, { points }, rules, now),
    beside: ({ entry }) => [
      ...decidedWrites(programme, seen, {
        ...decidedBy(seen, 'DONE', by, entry.receivedAt),
        soleApprover: alone !== null,
        entrySeq: entry.seq,
      }),
      textWrite(context, programme, { member, name: reasonOfEntry(entry.seq) }, why),
    ],
    answer: () => ({ status: 200, body: {} }),
  });
}

export const decidedBy = (seen: Correction, state: Correction['state'], by: StaffId, at: Instant): Correction => ({
  ...seen,
  state,
  decidedBy: by,
  decidedAt: at,
  version: seen.version + 1,
});
