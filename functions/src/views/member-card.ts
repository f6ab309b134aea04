import type { MemberCard } from '@quaylai/shared/api/member-models';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { progressAt, type TierProgress } from '@quaylai/shared/loyalty/tier-progress';
import type { MemberId } from '@quaylai/shared/words/ids';
import { maskPhone } from '@quaylai/shared/words/phone';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../http/context.ts';
import type { StoredAccount } from '../ledger/items.ts';
import type { Programme } from '../ledger/programme.ts';
import { readMemberAccount } from '../ledger/read.ts';
import { findPersonal, type Personal } from '../records/personal.ts';
import { tierView } from './balance-view.ts';

type Shown = Pick<StoredAccount, 'account' | 'datedBy' | 'joinedAt'>;

/** What staff are shown of a member: the phone masked, never more than they need (C11). */
export async function memberCard(
  context: Context,
  programme: Programme,
  memberId: MemberId,
  stored: Shown,
  personal: Pick<Personal, 'name' | 'phone'> | null,
): Promise<MemberCard> {
  const [{ document }, account] = await Promise.all([
    context.directory.rules(programme),
    context.directory.dated(programme, stored),
  ]);
  const now = context.clock();
  const { tier, next } = progressAt(account, document, now);
  const { available, held, debt, expiringSoon, expiringOn } = bucketsAt(account, now);
  return {
    memberId,
    name: personal?.name ?? null,
    phoneMasked: personal?.phone == null ? null : maskPhone(personal.phone),
    tier: tierView(tier),
    priceList: tier.priceList,
    available,
    held,
    notes: { debt, expiringSoon, expiringOn, next: onlySpending(next) },
  };
}

/** «Còn 45.000đ lên Vàng» can be said at a till; orders or events that are missing too cannot be bought at once. */
function onlySpending(next: TierProgress['next']): MemberCard['notes']['next'] {
  if (next === null || next.missing === 0 || next.lacks.length > 1) return null;
  return { tierName: next.tier.name, missingDong: next.missing };
}

/** The same with everything read; of a member that was merged, the one it lives on in (A01). Problems: NOT_FOUND. */
export async function findMemberCard(
  context: Context,
  programme: Programme,
  memberId: MemberId,
): Promise<Result<MemberCard, Problem<'NOT_FOUND'>>> {
  const stored = await readMemberAccount(context.table, programme, memberId);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const personal = await findPersonal(context, programme, stored.member);
  return ok(await memberCard(context, programme, stored.member, stored, personal));
}
