import type { MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Key } from '../../cloud/table.ts';
import type { Context } from '../../http/context.ts';
import { returnKey, revisionKey } from '../../ledger/keys.ts';
import type { Programme } from '../../ledger/programme.ts';
import { amountIn } from '../../pos/decimal.ts';
import { setAside } from '../../records/set-aside.ts';
import { knownCustomer } from './customer-of-push.ts';
import { type Push, type PushReply, unmoved } from './push.ts';
import type { Changed } from './revise-order.ts';

export interface Aside {
  readonly outcome: 'PARKED' | 'QUARANTINED';
  readonly reason: string;
  readonly member?: MemberId | null;
}

/** Keeps a push beside the order that it is about and says so. Problems: BUSY. */
export async function keepAside(
  push: Push,
  { outcome, reason, member = null }: Aside,
  context: Context,
): Promise<Result<PushReply, Problem>> {
  const { programme, integration, body, time, contentHash, receivedAt, isReviewed } = push;
  // It is kept already: whoever judged it hears why it could not be done.
  if (isReviewed) return ok(unmoved(outcome, reason, member));
  const orderId = body.kind === 'RETURN' ? (body.original_source_id ?? body.source_id) : body.source_id;
  const about = { source: integration, orderId };
  const facts = {
    branch: body.branch_ref ?? null,
    member,
    amount: amountIn(body.total),
    businessTime: time.at,
    doneKey: doneKey(programme, about, body),
  };
  const customer = await customerKept(push, member, context);
  const aside = { about, outcome, reason, body: { ...body, customer }, contentHash, receivedAt };
  const kept = await setAside(context, programme, aside, facts);
  return kept.ok ? ok(unmoved(outcome, reason, member)) : kept;
}

/** The guard that stands once a push was done under its own name. */
function doneKey(programme: Programme, about: OrderRef, { kind, source_id, revision }: Push['body']): Key {
  return kind === 'RETURN' ? returnKey(programme, about, source_id) : revisionKey(programme, about, revision);
}

/**
 * Does it, or keeps it: parked when the order has not come yet (F09), for a person when it cannot be done. Looked at
 * again after parking: an order that arrived in that very moment refuses to be waited for, and what was parked before
 * may be done by now. Problems: BUSY.
 */
export async function keepOrRevise(
  push: Push,
  doIt: () => Promise<Result<Changed, Problem>>,
  parkedAs: string,
  context: Context,
): Promise<Result<PushReply, Problem>> {
  const first = await doIt();
  if (!first.ok) return first;
  if (first.value.kind !== 'UNKNOWN') return told(push, first.value, context);
  const parked = await keepAside(push, { outcome: 'PARKED', reason: parkedAs }, context);
  const again = await doIt();
  if (!again.ok) return again;
  return again.value.kind === 'UNKNOWN' ? parked : told(push, again.value, context);
}

async function told(push: Push, changed: Exclude<Changed, { kind: 'UNKNOWN' }>, context: Context) {
  if (changed.kind === 'DONE') return ok(changed.reply);
  return keepAside(push, { outcome: 'QUARANTINED', reason: changed.reason }, context);
}

/**
 * As little of the person as doing it later needs: erasing somebody must not leave their phone in what a till once sent
 * (TH17). A return or a cancel finds its member by the order; a member is named by id, which names nobody once erased.
 * Only a phone that nobody has yet stays, sealed, until a person has judged it.
 */
async function customerKept(
  { programme, body }: Push,
  member: MemberId | null,
  context: Context,
): Promise<Push['body']['customer']> {
  if (body.kind === 'RETURN' || body.status === 'CANCELLED' || body.customer == null) return null;
  const known = member ?? (await knownCustomer(programme, body.customer, context)).member;
  if (known !== null) return { member_id: known };
  return body.customer.phone == null ? null : { phone: body.customer.phone };
}
