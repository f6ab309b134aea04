import { decideAdjust } from '@quaylai/shared/loyalty/adjust';
import type { CorrectionId, MemberId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Answer, CallerOf, Handler } from '../../http/handler.ts';
import { timedId } from '../../ledger/fresh-id.ts';
import { once } from '../../ledger/once.ts';
import { post } from '../../ledger/post.ts';
import { readMemberAccount } from '../../ledger/read.ts';
import { type Correction, findCorrection, newCorrectionWrites, reasonOfCorrection } from '../../records/corrections.ts';
import { reasonOfEntry, saltText, textWrite } from '../../records/free-texts.ts';
import { memberOfPerson } from '../../records/members.ts';
import { findRequest } from '../../records/requests.ts';
import { correctionViews } from '../../views/correction-view.ts';

type Key = 'POST /v1/admin/members/{memberId}/corrections';
type Asked = Parameters<Handler<Key, Context>>[0];

/**
 * Corrects a member's points by hand, in either direction, never into debt, with a reason (C11): up to the owner's
 * limit at once, above that it waits for an owner who is somebody else, or for a lonely one's `confirm-alone`. Nobody
 * corrects their own points. Problems: NOT_FOUND (also a request to settle that is not this member's), SELF_APPROVAL,
 * INSUFFICIENT_POINTS, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const correctPoints: Handler<Key, Context> = async (request, caller, context) => {
  const { programme, person } = caller;
  const found = await readMemberAccount(context.table, programme, request.params.memberId);
  if (found === null) return refuse({ code: 'NOT_FOUND' });
  if ((await memberOfPerson(context.table, programme, person)) === found.member) {
    return refuse({ code: 'SELF_APPROVAL' });
  }
  if (!(await settlesOwn(request, found.member, caller, context))) return refuse({ code: 'NOT_FOUND' });
  const { correctAlonePoints } = await context.directory.limits(programme);
  const isSmall = Math.abs(request.body.points) <= correctAlonePoints;
  const kept = await (isSmall ? correctNow : ask)(request, found.member, caller, context);
  if (!kept.ok) return kept;
  const { correctionId, replayed } = kept.value;
  return told(context, caller, { member: found.member, correctionId }, replayed);
};

/** Nothing to settle, or what this member asked: of one that was merged it lies under the id that the desk names (A01). */
async function settlesOwn(
  { params, body: { requestId } }: Asked,
  member: MemberId,
  { programme }: CallerOf<Key>,
  { table }: Context,
): Promise<boolean> {
  if (requestId === null) return true;
  const members = [...new Set([params.memberId, member])];
  const found = await Promise.all(members.map((each) => findRequest(table, programme, each, requestId)));
  return found.some((request) => request !== null);
}

interface Kept {
  readonly correctionId: CorrectionId;
  readonly replayed: boolean;
}

function asked({ body }: Asked, member: MemberId, { staff }: CallerOf<Key>, context: Context): Correction {
  return {
    correctionId: timedId<CorrectionId>(context),
    member,
    points: points(body.points),
    state: 'OPEN',
    requestedBy: staff.staffId,
    requestedAt: context.clock(),
    decidedBy: null,
    decidedAt: null,
    requestId: body.requestId,
    entrySeq: null,
    version: 1,
  };
}

async function correctNow(
  request: Asked,
  member: MemberId,
  caller: CallerOf<Key>,
  context: Context,
): Promise<Result<Kept, Problem>> {
  const { programme, staff } = caller;
  const correction = asked(request, member, caller, context);
  const { correctionId, points: change } = correction;
  const why = saltText(context, request.body.reason);
  const posted = await post(context, {
    programme,
    member,
    guard: requestGuard(request, caller),
    businessTime: request.receivedAt,
    actor: { kind: 'STAFF', id: staff.staffId },
    branch: null,
    reason: { code: 'CORRECTED', digest: why.digest },
    decide: (account, { rules, now }) => decideAdjust(account, { points: change }, rules, now),
    beside: ({ entry }) => [
      ...newCorrectionWrites(programme, {
        ...correction,
        state: 'DONE',
        decidedBy: staff.staffId,
        decidedAt: entry.receivedAt,
        entrySeq: entry.seq,
      }),
      textWrite(context, programme, { member, name: reasonOfEntry(entry.seq) }, why),
    ],
    answer: () => ({ status: 201, body: { correctionId } }),
  });
  if (!posted.ok) return posted;
  if (posted.value.kind === 'KNOWN_ORDER') throw new Error('a correction is no order');
  return ok({ ...posted.value.reply.body, replayed: posted.value.kind === 'REPLAYED' });
}

async function ask(
  request: Asked,
  member: MemberId,
  caller: CallerOf<Key>,
  context: Context,
): Promise<Result<Kept, Problem>> {
  const { programme } = caller;
  const guarded = { programme, guard: requestGuard(request, caller), member };
  const kept = await once<{ correctionId: CorrectionId }>(context, guarded, async () => {
    const correction = asked(request, member, caller, context);
    const { correctionId } = correction;
    const why = saltText(context, request.body.reason);
    const text = textWrite(context, programme, { member, name: reasonOfCorrection(correctionId) }, why);
    return ok({
      writes: [...newCorrectionWrites(programme, correction), text],
      reply: { status: 201, body: { correctionId } },
    });
  });
  return kept.ok ? ok({ ...kept.value.reply.body, replayed: kept.value.kind === 'REPLAYED' }) : kept;
}

async function told(
  context: Context,
  { programme, staff }: CallerOf<Key>,
  { member, correctionId }: { readonly member: MemberId; readonly correctionId: CorrectionId },
  replayed: boolean,
): Promise<Answer<Awaited<ReturnType<typeof correctionViews>>[number]>> {
  const stored = await findCorrection(context.table, programme, member, correctionId);
  const [reply] = stored === null ? [] : await correctionViews(context, programme, [stored], staff);
  return reply === undefined ? refuse({ code: 'NOT_FOUND' }) : ok({ reply, replayed });
}
