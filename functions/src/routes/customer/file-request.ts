import type { RequestView } from '@quaylai/shared/api/request-models';
import type { MemberId, RequestId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { addDays, endOf, localDateOf } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { timedId } from '../../ledger/fresh-id.ts';
import { once, type Plan } from '../../ledger/once.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readMemberAccount, readOneEntry } from '../../ledger/read.ts';
import { saltText, textWrite } from '../../records/free-texts.ts';
import {
  askedText,
  findRequest,
  type MemberRequest,
  newRequest,
  newRequestWrites,
  requestsOf,
} from '../../records/requests.ts';
import { requestViews } from '../../views/request-view.ts';
import { customerSentences } from './words/customer-sentences.ts';

type Key = 'POST /v1/me/requests';
type Body = Parameters<Handler<Key, Context>>[0]['body'];

const disputeDays = 90;
/** Nobody has more of them open; older ones are answered. */
const latestLookedAt = 50;

/**
 * Files what a member asks of the shop, with its legal deadline (decisions 31). The same thing asked again while it is
 * open is the same request. Problems: INVALID_REQUEST (a dispute without its entry), NOT_FOUND, TOO_LONG_AGO {days},
 * IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const fileRequest: Handler<Key, Context> = async (request, caller, context) => {
  const { programme, member } = caller;
  const filed = await once<{ requestId: RequestId }>(
    context,
    { programme, guard: requestGuard(request, caller), member },
    () => planRequest(request.body, programme, member, context),
  );
  if (!filed.ok) return filed;
  const { reply, kind } = filed.value;
  const [view] = await viewsOf(context, programme, member, reply.body.requestId);
  return view === undefined ? refuse({ code: 'NOT_FOUND' }) : ok({ reply: view, replayed: kind === 'REPLAYED' });
};

// What was written is sealed: only the id is remembered under the key, and no words of a person.
async function viewsOf(
  context: Context,
  programme: Programme,
  member: MemberId,
  id: RequestId,
): Promise<readonly RequestView[]> {
  const found = await findRequest(context.table, programme, member, id);
  return found === null ? [] : requestViews(context, programme, [found]);
}

async function planRequest(
  { kind, text, entrySeq }: Body,
  programme: Programme,
  member: MemberId,
  context: Context,
): Promise<Result<Plan<{ requestId: RequestId }>, Problem>> {
  if ((await readMemberAccount(context.table, programme, member)) === null) return refuse({ code: 'NOT_FOUND' });
  const about = kind === 'DISPUTE' ? await disputable(entrySeq, programme, member, context) : ok(null);
  if (!about.ok) return about;
  const page = { limit: latestLookedAt, cursor: null };
  const { requests } = await requestsOf(context.table, programme, member, page);
  const isSame = (other: MemberRequest) =>
    other.state === 'OPEN' && other.kind === kind && other.entrySeq === about.value;
  const standing = requests.find(isSame);
  if (standing !== undefined) {
    return ok({ writes: [], reply: { status: 201, body: { requestId: standing.requestId } } });
  }
  const requestId = timedId<RequestId>(context);
  const filed = newRequest({ requestId, member, kind, entrySeq: about.value }, context.clock());
  const noted =
    text === null
      ? []
      : [textWrite(context, programme, { member, name: askedText(requestId) }, saltText(context, text))];
  return ok({
    writes: [...newRequestWrites(programme, filed), ...noted],
    reply: { status: 201, body: { requestId } },
  });
}

/** An entry may be disputed for 90 days (C12). */
async function disputable(
  seq: number | null,
  programme: Programme,
  member: MemberId,
  { table, clock }: Context,
): Promise<Result<number, Problem>> {
  if (seq === null) return refuse({ code: 'INVALID_REQUEST', fields: { entrySeq: customerSentences.whichEntry } });
  const found = await readOneEntry(table, programme, member, seq);
  if (found === null) return refuse({ code: 'NOT_FOUND' });
  const lastDay = addDays(localDateOf(found.entry.receivedAt), disputeDays);
  return clock() < endOf(lastDay) ? ok(seq) : refuse({ code: 'TOO_LONG_AGO', days: disputeDays });
}
