import type { RequestAtDesk, RequestView } from '@quaylai/shared/api/request-models';
import { maskPhone } from '@quaylai/shared/words/phone';
import { formatInstant, type Instant } from '@quaylai/shared/words/vietnam-time';
import type { Programme } from '../ledger/programme.ts';
import { readTexts } from '../records/free-texts.ts';
import { findManyPersonal } from '../records/personal.ts';
import type { Registry } from '../records/registry.ts';
import { answerText, askedText, type MemberRequest } from '../records/requests.ts';

const timeOrNull = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

/** Requests as their member sees them, with the words of both sides. */
export async function requestViews(
  registry: Registry,
  programme: Programme,
  requests: readonly MemberRequest[],
): Promise<RequestView[]> {
  const [asked, answered] = await Promise.all(
    [askedText, answerText].map((nameOf) =>
      readTexts(
        registry,
        programme,
        requests.map(({ member, requestId }) => ({ member, name: nameOf(requestId) })),
      ),
    ),
  );
  return requests.map((request, place) => ({
    requestId: request.requestId,
    kind: request.kind,
    state: request.state,
    text: asked?.[place] ?? null,
    entrySeq: request.entrySeq,
    filedAt: formatInstant(request.filedAt),
    answerBy: formatInstant(request.answerBy),
    doneBy: timeOrNull(request.doneBy),
    answer: answered?.[place] ?? null,
    answeredAt: timeOrNull(request.answeredAt),
  }));
}

/** The same at the owner's desk: who asks, the phone masked. */
export async function requestsForOwner(
  registry: Registry,
  programme: Programme,
  requests: readonly MemberRequest[],
): Promise<RequestAtDesk[]> {
  const members = requests.map(({ member }) => member);
  const [views, people] = await Promise.all([
    requestViews(registry, programme, requests),
    findManyPersonal(registry, programme, members),
  ]);
  return views.map((view, place) => {
    const person = people[place] ?? null;
    return {
      ...view,
      memberId: members[place] as RequestAtDesk['memberId'],
      memberName: person?.name ?? null,
      phoneMasked: person?.phone == null ? null : maskPhone(person.phone),
    };
  });
}
