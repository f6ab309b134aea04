import type { Api } from '../shop/api.ts';
import type { Tally } from './play.ts';

/** One member as the ledger tells it, and as replaying the entries tells it. */
export interface MemberFacts {
  readonly memberId: string;
  readonly tierName: string;
  readonly outstanding: number;
  readonly issued: number;
  readonly spent: number;
  /** Taken back when goods were returned. */
  readonly takenBack: number;
  readonly differences: readonly string[];
}

const pageSize = '50';

/**
 * Reads every entry of a member through the API and adds them up anew; asks the server to verify the hash chain and to
 * replay it; answers every way in which the three disagree.
 */
export async function auditMember(asOwner: Api, memberId: string): Promise<MemberFacts> {
  const params = { memberId };
  const { reply: member } = await asOwner.call('GET /v1/admin/members/{memberId}', { params });
  const { reply: verified } = await asOwner.call('POST /v1/admin/members/{memberId}/verify', { params });
  const { balance } = member;
  const stored = balance.available + balance.pending - balance.debt;
  const differences: string[] = [];
  let summed = 0;
  let takenBack = 0;
  let seen = 0;
  let cursor: string | null = null;
  do {
    const query: { limit: string; cursor?: string } =
      cursor === null ? { limit: pageSize } : { limit: pageSize, cursor };
    const { reply: page } = await asOwner.call('GET /v1/admin/members/{memberId}/entries', { params, query });
    for (const entry of page.items) {
      summed += entry.points;
      if (entry.kind === 'CLAWBACK') takenBack -= entry.points;
    }
    seen += page.items.length;
    cursor = page.next;
  } while (cursor !== null);
  if (!verified.intact) differences.push(`chain or balance broken at entry ${verified.wrongAt}`);
  if (verified.entries !== seen) differences.push(`${verified.entries} entries verified, ${seen} listed`);
  if (summed !== stored) differences.push(`entries sum to ${summed}, balance says ${stored}`);
  return {
    memberId,
    tierName: member.standing.tier.name,
    outstanding: balance.available + balance.held + balance.pending,
    issued: balance.lifetimeEarned,
    spent: balance.lifetimeSpent,
    takenBack,
    differences,
  };
}

const count = (value: number): string => value.toLocaleString('vi-VN');

/** Prints what the shop's owner would want to know. Answers the number of differences. */
export function printReport(facts: readonly MemberFacts[], tally: Tally, sales: number): number {
  const total = (pick: (member: MemberFacts) => number): number => facts.reduce((sum, member) => sum + pick(member), 0);
  const byTier = new Map<string, number>();
  for (const { tierName } of facts) byTier.set(tierName, (byTier.get(tierName) ?? 0) + 1);
  console.log(`members ${count(facts.length)} (${count(tally.joined)} joined in Zalo)`);
  console.log(
    `orders ${count(sales)}, pushes ${count(tally.pushes)}, duplicates ${count(tally.duplicates)}, returns ${count(tally.returns)}`,
  );
  console.log(
    `redemptions: used ${tally.redeemed}, refused ${tally.refused}, cancelled ${tally.cancelled}`,
    tally.turnedDown,
  );
  console.log(
    `points issued ${count(total((m) => m.issued))}, spent ${count(total((m) => m.spent))}, taken back ${count(total((m) => m.takenBack))}, outstanding ${count(total((m) => m.outstanding))}`,
  );
  console.log('tiers', Object.fromEntries([...byTier].sort()));
  const top = [...facts].sort((one, other) => other.issued - one.issued).slice(0, 5);
  console.log('top members');
  for (const member of top) {
    console.log(
      `  ${member.memberId}  ${member.tierName.padEnd(10)} issued ${count(member.issued)}, outstanding ${count(member.outstanding)}`,
    );
  }
  const wrong = facts.filter((member) => member.differences.length > 0);
  for (const member of wrong.slice(0, 20)) console.log(`✗ ${member.memberId}: ${member.differences.join('; ')}`);
  console.log(`${wrong.length} differences`);
  return wrong.length;
}
