import type { Caller } from '@quaylai/functions/http/handler';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Known } from './known.ts';
import type { Player, Shop } from './stage.ts';

export const pick = <Value>(values: readonly Value[], place: number): Value => values[place % values.length] as Value;
export const of = <Value extends { readonly shop: number }>(values: readonly Value[], shop: number) =>
  values.filter((value) => value.shop === shop);

/** Whom an intent means: the person's membership of today, for one that was erased may have joined again. */
export function playerOf(intent: { readonly shop: number; readonly member: number }, shop: Shop, known: Known): Player {
  const { person, member } = pick(shop.members, intent.member);
  return { person, member: known.joined.get(joinedName(intent.shop, person)) ?? member };
}
export const joinedName = (shop: number, person: Player['person']): string => `${shop} ${person}`;

export function asMember({ programme }: Shop, { member, person }: Player): Caller & { member: MemberId } {
  return { programme, person, member, staff: null, integration: null };
}

export function asStaff({ programme, staff }: Shop, place: number): Caller {
  const { staffId, role, branchIds, name, person, own } = pick(staff, place);
  return { programme, person, member: own, staff: { staffId, role, branchIds, name }, integration: null };
}

export const asTill = ({ programme, till }: Shop): Caller => ({
  programme,
  person: null,
  member: null,
  staff: null,
  integration: till,
});
