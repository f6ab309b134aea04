import type { Item } from '@quaylai/functions/cloud/table';
import { readEntry } from '@quaylai/functions/ledger/items';
import { redemptionsFrom } from '@quaylai/functions/ledger/keys';
import { waitingKey } from '@quaylai/functions/records/approvals';
import { movedTo, type Redemption, readRedemption } from '@quaylai/functions/records/redemption';
import { codeKey } from '@quaylai/functions/records/redemptions';
import { readShelf } from '@quaylai/functions/stock/shelf';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { insist } from './insist.ts';
import type { Shop } from './stage.ts';

const next: Readonly<Record<string, readonly string[]>> = {
  HELD: ['REDEEMED', 'REFUSED', 'EXPIRED', 'REVERSED', 'REVOKED'],
  // A till may take a voucher by its code, and a full cancel of the bill gives it back (V08).
  ISSUED: ['RESERVED', 'REDEEMED', 'EXPIRED', 'REVERSED', 'REVOKED'],
  REDEEMED: ['ISSUED'],
  RESERVED: ['RESERVED', 'ISSUED', 'REDEEMED', 'EXPIRED', 'REVERSED', 'REVOKED'],
};

/** Q6 Q7 I9 I11 V02 V14 · each gift's life, its points, its unit, its code and its place in the queue. */
export function checkRedemptions(shop: Shop, own: readonly Item[], now: Instant, frozen: number): void {
  const there = new Map(own.map((item) => [`${item.pk} ${item.sk}`, item]));
  const isHere = (item: Item) =>
    item.sk.startsWith(redemptionsFrom) && item.pk.includes('#M#') && movedTo(item) === null;
  const redemptions = own.filter(isHere).map(readRedemption);
  for (const redemption of redemptions) checkLife(shop, redemption, there, now);
  const codes = redemptions.flatMap(({ code }) => code ?? []);
  insist(new Set(codes).size === codes.length, 'Q6 · a voucher code twice');
  checkStock(shop, own, redemptions);
  checkLimits(shop, redemptions);
  const paid = new Set(redemptions.map(({ member, entrySeq }) => `${member} ${entrySeq}`));
  checkPaid(own, paid);
  checkQueue(shop, own, redemptions, now, frozen);
}

function checkLife(
  { programme, staff }: Shop,
  { redemptionId: id, history, state, member, code, entrySeq, points, kind }: Redemption,
  there: ReadonlyMap<string, Item>,
  now: Instant,
): void {
  for (const [place, step] of history.entries()) {
    const before = history[place - 1];
    const isPossible =
      before === undefined ? ['HELD', 'ISSUED'].includes(step.state) : next[before.state]?.includes(step.state);
    const isBack = before?.state === 'REDEEMED';
    insist(
      isPossible === true && (!isBack || kind === 'VOUCHER'),
      `Q6 · ${id} went ${history.map((each) => each.state).join(' → ')}`,
    );
    const decider = staff.find(({ staffId }) => staffId === step.by);
    insist(step.state !== 'REDEEMED' || decider?.own !== member, `I11 · ${id} was approved by its own member`);
  }
  insist(history.at(-1)?.state === state, `Q6 · ${id} is ${state} and its history is not`);
  const entry = there.get(`${programme.id}#M#${member} E#${String(entrySeq).padStart(10, '0')}`);
  insist(entry !== undefined, `Q6 · ${id} was never paid`);
  const wanted = kind === 'VOUCHER' ? 'CAPTURE' : 'HOLD';
  const spent = readEntry(entry).entry.postings.find((posting) => posting.kind === wanted);
  insist(spent !== undefined && 'points' in spent && spent.points === points, `Q6 · ${id} cost another price`);
  if (code !== null) {
    const { pk, sk } = codeKey(programme, code);
    insist(there.get(`${pk} ${sk}`)?.['r'] === id, `Q11 · nobody finds ${id} by its code`);
  }
  insist(state !== 'HELD' || history[0] === undefined || history[0].at > now - 30 * 60_000, `S06 · ${id} still waits`);
}

/** Q7 I9 · on the shelf and in somebody's hands there is what the owner put there. */
function checkStock({ programme, rewards }: Shop, own: readonly Item[], redemptions: readonly Redemption[]): void {
  for (const { rewardId, name } of rewards) {
    const record = own.find(({ pk, sk }) => pk === `${programme.id}#CFG#` && sk === `REWARD#${rewardId}`);
    const { stock } = (record?.['r'] ?? {}) as { readonly stock?: number | null };
    if (stock == null) continue;
    const shelves = own.filter(({ pk }) => pk === `${programme.id}#STOCK#${rewardId}`).map(readShelf);
    const lying = shelves.reduce((sum, { quantity }) => sum + quantity, 0);
    const claims = shelves.flatMap((shelf) => Object.keys(shelf.claims));
    insist(claims.length === 0, `I9 · claims of ${name} are never settled: ${claims}`);
    const returns = shelves.flatMap((shelf) => Object.keys(shelf.returns));
    insist(returns.length === 0, `I9 · returns of ${name} are never settled: ${returns}`);
    const out = redemptions.filter((redemption) => redemption.rewardId === rewardId && holdsUnit(redemption));
    insist(lying + out.length === stock, `Q7 · ${name}: ${lying} lie there, ${out.length} are out, of ${stock}`);
  }
}

const undone: readonly Redemption['state'][] = ['REVERSED', 'REVOKED', 'REFUSED'];

function holdsUnit({ state, kind, shard }: Redemption): boolean {
  if (shard === null || undone.includes(state)) return false;
  return !(state === 'EXPIRED' && kind === 'COUNTER');
}

/** V02 V14 · nobody has more of a gift than its limit. */
function checkLimits({ rewards }: Shop, redemptions: readonly Redemption[]): void {
  for (const { rewardId, limitPerMember, name } of rewards) {
    if (limitPerMember === null) continue;
    for (const member of new Set(redemptions.map((each) => each.member))) {
      const has = redemptions.filter(
        (redemption) =>
          redemption.rewardId === rewardId &&
          redemption.member === member &&
          !undone.includes(redemption.state) &&
          !(redemption.state === 'EXPIRED' && redemption.kind === 'COUNTER'),
      );
      insist(has.length <= limitPerMember, `V02 · ${member} has ${has.length} of ${name}`);
    }
  }
}

/** Q6 · nobody paid for a gift that does not exist. */
function checkPaid(own: readonly Item[], paid: ReadonlySet<string>): void {
  for (const item of own.filter(({ pk, sk }) => pk.includes('#M#') && sk.startsWith('E#'))) {
    const { entry } = readEntry(item);
    const member = item.pk.slice(item.pk.lastIndexOf('#') + 1);
    const isGift = entry.postings.some((posting) => posting.kind === 'HOLD' && posting.purpose.kind === 'REWARD');
    insist(!isGift || paid.has(`${member} ${entry.seq}`), `Q6 · ${member} paid by entry ${entry.seq} and got nothing`);
  }
}

/**
 * Q11 · what waits is in its branch's queue. A follower that froze and woke may put back what was decided meanwhile:
 * such an entry decides nothing and leaves by its time to live.
 */
function checkQueue(
  { programme, branches }: Shop,
  own: readonly Item[],
  redemptions: readonly Redemption[],
  now: Instant,
  frozen: number,
) {
  const expected = redemptions.flatMap(({ state, branch, expiresAt, redemptionId }) => {
    const isLate = expiresAt === null || expiresAt <= now;
    if ((state !== 'HELD' && state !== 'RESERVED') || branch === null || isLate) return [];
    return [waitingKey(programme, branch, { expiresAt, redemptionId }).sk];
  });
  const queues = branches.map((branch) => `${programme.id}#QUEUE#${branch}`);
  const entries = own.filter(({ pk }) => queues.includes(pk));
  const missing = expected.filter((sort) => !entries.some(({ sk }) => sk === sort));
  insist(missing.length === 0, `Q11 · the queue lacks ${missing}`);
  const stale = entries.filter(({ sk }) => !expected.includes(sk));
  insist(
    stale.every((item) => typeof item['ttl'] === 'number'),
    `Q11 · the queue keeps ${stale.map(({ sk }) => sk)} for ever`,
  );
  insist(stale.length <= frozen, `Q11 · the queue keeps ${stale.length} entries that wait no more`);
}
