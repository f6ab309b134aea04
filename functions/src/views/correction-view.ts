import type { CorrectionView } from '@quaylai/shared/api/correction-models';
import type { StaffId } from '@quaylai/shared/words/ids';
import { formatInstant, type Instant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../http/context.ts';
import type { StaffCaller } from '../http/handler.ts';
import type { Programme } from '../ledger/programme.ts';
import { type Correction, reasonOfCorrection } from '../records/corrections.ts';
import { readTexts, reasonOfEntry } from '../records/free-texts.ts';
import { aloneFrom } from '../records/second-approver.ts';

const momentOf = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

/** Corrections with their reasons and the names of who asked and who decided. */
export async function correctionViews(
  context: Context,
  programme: Programme,
  corrections: readonly Correction[],
  viewer: StaffCaller,
): Promise<CorrectionView[]> {
  const reasons = await readTexts(
    context,
    programme,
    corrections.map(({ member, correctionId, entrySeq }) => ({
      member,
      name: entrySeq === null ? reasonOfCorrection(correctionId) : reasonOfEntry(entrySeq),
    })),
  );
  const nameOf = async (id: StaffId | null) =>
    id === null ? null : ((await context.directory.staff(programme, id))?.name ?? id);
  return Promise.all(
    corrections.map(async (correction, place) => ({
      correctionId: correction.correctionId,
      memberId: correction.member,
      points: correction.points,
      state: correction.state,
      reason: reasons[place] ?? null,
      requestedBy: (await nameOf(correction.requestedBy)) ?? '',
      requestedAt: formatInstant(correction.requestedAt),
      decidedBy: await nameOf(correction.decidedBy),
      decidedAt: momentOf(correction.decidedAt),
      requestId: correction.requestId,
      entrySeq: correction.entrySeq,
      mine: correction.requestedBy === viewer.staffId,
      soleApprover: correction.soleApprover === true,
      aloneFrom: momentOf(await aloneFrom(context, programme, correction, viewer)),
    })),
  );
}
