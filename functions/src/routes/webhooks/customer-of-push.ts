import type { PushedEvent } from '@quaylai/shared/api/webhook-routes';
import { lowestTier } from '@quaylai/shared/loyalty/tiers';
import type { MemberId } from '@quaylai/shared/words/ids';
import { type Phone, parsePhone } from '@quaylai/shared/words/phone';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readMemberAccount, readOrder } from '../../ledger/read.ts';
import { readStanding, type Standing } from '../../ledger/read-account.ts';
import { enrol, memberOfPhone } from '../../records/members.ts';
import { rulesInForce } from '../../records/rules-in-force.ts';
import type { Push } from './push.ts';

/** Whose order it is, or why that is nobody's. */
export type Customer =
  | {
      readonly member: MemberId;
      /** Of a member named by id, whose account had to be looked at. */
      readonly standing?: Standing;
    }
  | { readonly member: null; readonly reason: 'NO_CUSTOMER' | 'PHONE_UNREADABLE' | 'MEMBER_UNKNOWN' | 'MEMBER_GONE' };

/**
 * The member that a push names by id or by phone; a phone that nobody has yet is enrolled at the lowest tier, so that
 * the first purchase earns (T10). Problems: BUSY.
 */
export async function customerOfPush(push: Push, context: Context): Promise<Result<Customer, Problem<'BUSY'>>> {
  const { member_id: member, phone: written } = push.body.customer ?? {};
  if (member != null) return ok(await knownMember(push.programme, context, member));
  if (written == null) return ok({ member: null, reason: 'NO_CUSTOMER' });
  const phone = parsePhone(written);
  if (phone === null) return ok({ member: null, reason: 'PHONE_UNREADABLE' });
  return memberByPhone(push, context, phone);
}

async function knownMember(programme: Programme, { table }: Context, member: MemberId): Promise<Customer> {
  const standing = await readStanding(table, programme, member);
  return standing.stored === null ? { member: null, reason: 'MEMBER_UNKNOWN' } : { member: standing.member, standing };
}

/** The member that is named by id or by phone, if there is one: nobody is enrolled. */
export async function knownCustomer(
  programme: Programme,
  { member_id: member, phone: written }: NonNullable<PushedEvent['customer']>,
  context: Context,
): Promise<Customer> {
  if (member != null) return knownMember(programme, context, member);
  if (written == null) return { member: null, reason: 'NO_CUSTOMER' };
  const phone = parsePhone(written);
  if (phone === null) return { member: null, reason: 'PHONE_UNREADABLE' };
  const known = await memberOfPhone(context, programme, phone);
  return known === null ? { member: null, reason: 'MEMBER_UNKNOWN' } : { member: known };
}

async function memberByPhone(push: Push, context: Context, phone: Phone): Promise<Result<Customer, Problem<'BUSY'>>> {
  const { programme, receivedAt } = push;
  const known = await memberOfPhone(context, programme, phone);
  if (known !== null) return ok({ member: known });
  if (await isOfTheErased(push, context)) return ok({ member: null, reason: 'MEMBER_GONE' });
  const { document } = await rulesInForce(context, programme, receivedAt);
  const by = { kind: 'PHONE', phone } as const;
  return enrol(context, programme, { by, name: null, lowestTier: lowestTier(document).id });
}

/** An order that stands and whose member was erased says nothing new of the phone: dropped, nobody is enrolled (A04). */
async function isOfTheErased({ programme, integration, body }: Push, { table }: Context): Promise<boolean> {
  const standing = await readOrder(table, programme, { source: integration, orderId: body.source_id });
  if (standing === null || standing.member === null) return false;
  return (await readMemberAccount(table, programme, standing.member)) === null;
}
