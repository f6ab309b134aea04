import type { Item } from '@quaylai/functions/cloud/table';
import { readEntry } from '@quaylai/functions/ledger/items';
import { entryKey, memberPartition } from '@quaylai/functions/ledger/keys';
import type { MemberId } from '@quaylai/shared/words/ids';
import { parseInstant } from '@quaylai/shared/words/vietnam-time';
import type { Promised } from './client.ts';
import { insist } from './insist.ts';

type Find = (pk: string, sk: string) => Item | undefined;

/** Q4 · what somebody was told stands in the ledger. */
export function checkPromises(promised: readonly Promised[], items: readonly Item[]): void {
  const there = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  const find: Find = (pk, sk) => there.get(`${pk} ${sk}`);
  const paid = new Map<string, string>();
  for (const each of promised) {
    const { route } = each.request;
    if (route === 'POST /v1/orders') checkPushed(each, find);
    if (route === 'POST /v1/me/check-ins') checkVisit(each, find);
    if (route.startsWith('POST /v1/me/spend-requests')) checkAgreed(each, find);
    if (each.intent.kind === 'SPEND' && route === 'POST /v1/staff/earns') {
      checkSpent(each, find);
      checkOnce(each, paid);
    }
  }
}

function checkPushed({ request, reply, place }: Promised, find: Find): void {
  const said = reply as { readonly memberId: MemberId; readonly entrySeq: number | null; readonly outcome: string };
  if (said.outcome !== 'POSTED' || said.entrySeq === null) return;
  const { pk, sk } = entryKey(request.caller.programme, said.memberId, said.entrySeq);
  const item = find(pk, sk);
  insist(item !== undefined, `Q4 · intent ${place} was told of ${pk} ${sk}, which is not there`);
  const named = request.body as { readonly source_id: string; readonly original_source_id?: string };
  const { order } = readEntry(item).entry;
  const orderId = named.original_source_id ?? named.source_id;
  insist(order?.orderId === orderId, `Q4 · ${pk} ${sk} is about another order than ${orderId}`);
}

/** Decisions 15 · somebody who was told that they came by, came by. */
function checkVisit({ request: { caller }, reply, place }: Promised, find: Find): void {
  if (caller.member === null) return;
  const at = parseInstant((reply as { readonly at: string }).at);
  const visit = find(memberPartition(caller.programme, caller.member), `VISIT#${String(at).padStart(13, '0')}`);
  insist(visit?.['k'] === 'CHECKED_IN', `Q4 · intent ${place} was told of a visit that nobody knows`);
}

/** S08 · what a customer answered on their phone is what the till hears, whatever they tap later. */
function checkAgreed({ request: { caller, route, params }, place }: Promised, find: Find): void {
  if (caller.member === null) return;
  const asked = find(memberPartition(caller.programme, caller.member), `SPEND#${params?.['requestId']}`);
  const state = route.endsWith('confirm') ? 'CONFIRMED' : 'REFUSED';
  insist(
    asked?.['st'] === state || (state === 'CONFIRMED' && asked?.['st'] === 'USED'),
    `S08 · intent ${place} was told ${state} and the till hears ${asked?.['st']}`,
  );
}

/** S08 · a bill takes the points that its customer agreed to, no more. */
function checkSpent({ request: { caller, body }, reply, place }: Promised, find: Find): void {
  const { memberId, pointsUsed } = body as { readonly memberId: MemberId; readonly pointsUsed: number };
  const { entrySeq } = reply as { readonly entrySeq: number };
  const { pk, sk } = entryKey(caller.programme, memberId, entrySeq);
  const item = find(pk, sk);
  // Of a member who was merged while it was posted, the entry stands in the other's account.
  if (item === undefined) return;
  const spent = readEntry(item).entry.postings.flatMap((posting) => (posting.kind === 'CAPTURE' ? posting.points : []));
  const total = spent.reduce((sum, points) => sum + points, 0);
  insist(total === pointsUsed, `S08 · intent ${place} spent ${total} of ${pointsUsed} points agreed to`);
}

/** S08 · one yes paid for one bill, however often it was asked to (ADR 0125). */
function checkOnce({ request: { body }, reply, place }: Promised, paid: Map<string, string>): void {
  const { visit } = body as { readonly visit: string };
  const { orderId } = reply as { readonly orderId: string };
  const other = paid.get(visit) ?? orderId;
  insist(other === orderId, `S08 · intent ${place} paid ${orderId} with the yes that paid ${other}`);
  paid.set(visit, orderId);
}
