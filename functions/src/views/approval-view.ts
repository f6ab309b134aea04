import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import { progressAt } from '@quaylai/shared/loyalty/tier-progress';
import { maskPhone } from '@quaylai/shared/words/phone';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../http/context.ts';
import type { Programme } from '../ledger/programme.ts';
import { readMemberAccount } from '../ledger/read.ts';
import { findManyPersonal } from '../records/personal.ts';
import type { Redemption } from '../records/redemption.ts';

/** Redemptions that wait for staff: name, points and gift are what the person at the counter checks (C11). */
export async function approvalViews(
  context: Context,
  programme: Programme,
  redemptions: readonly Redemption[],
): Promise<ApprovalView[]> {
  const members = redemptions.map(({ member }) => member);
  const [people, { document }] = await Promise.all([
    findManyPersonal(context, programme, members),
    context.directory.rules(programme),
  ]);
  const views = await Promise.all(
    redemptions.map(async (redemption, place) => {
      const personal = people[place] ?? null;
      const stored = await readMemberAccount(context.table, programme, redemption.member);
      // Erased between the two reads: nothing of theirs waits any more (A04).
      if (stored === null) return null;
      return {
        ...asked(redemption),
        memberName: personal?.name ?? null,
        phoneMasked: personal?.phone == null ? null : maskPhone(personal.phone),
        tierName: progressAt(stored.account, document, context.clock()).tier.name,
      };
    }),
  );
  return views.filter((view) => view !== null);
}

function asked(redemption: Redemption): Omit<ApprovalView, 'memberName' | 'phoneMasked' | 'tierName'> {
  const { redemptionId, member, rewardName, picture, kind, points, branch, expiresAt, history, voucher } = redemption;
  const askedAt = history.at(-1)?.at;
  if (expiresAt === null || askedAt === undefined) throw new Error('a redemption that waits for nobody');
  return {
    redemptionId,
    memberId: member,
    rewardName,
    picture,
    kind,
    points,
    branchId: branch,
    askedAt: formatInstant(askedAt),
    expiresAt: formatInstant(expiresAt),
    voucher,
  };
}
