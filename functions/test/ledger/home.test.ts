import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, expect, test } from 'vitest';
import { timedId } from '../../src/ledger/fresh-id.ts';
import { redemptionOfSort, redemptionSort, redemptionsEndingFrom } from '../../src/ledger/keys.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { readHome } from '../../src/ledger/read.ts';
import { listRedemptions, newRedemptionWrite } from '../../src/records/redemptions.ts';
import type { Reward } from '../../src/records/rewards.ts';
import { dice, printedSeed } from '../dice.ts';
import { countsUnits, type Meter, type TestWorld } from '../engine.ts';
import { newReward, newVoucher } from '../stock/rewards.ts';
import { bill, earn, newMember, shopOnEngine } from './counter.ts';

const dayMs = 24 * 60 * 60 * 1000;
const latestMax = 5;

let world: TestWorld;
let programme: Programme;
let reward: Reward;
let meter: Meter;

beforeAll(async () => {
  ({ world, programme, meter } = await shopOnEngine());
  reward = await newReward(world, programme, { stock: null });
});

const inDays = (days: number): Instant => instant(world.clock() + days * dayMs);

async function regular(entries: number): Promise<MemberId> {
  const member = await newMember(world, programme);
  for (let each = 0; each < entries; each++) {
    await earn(world, programme, member, bill(`regular-${member}-${each}`, 100_000, world.clock()));
  }
  return member;
}

/** A redemption whose life ends in so many days. */
async function redeemed(member: MemberId, days: number): Promise<RedemptionId> {
  const id = timedId<RedemptionId>(world, inDays(days));
  await world.table.write(newRedemptionWrite(programme, newVoucher(world, member, reward, id, 1, null)).write);
  return id;
}

async function home(member: MemberId) {
  Object.assign(meter, { read: 0, write: 0, calls: [] });
  const found = await readHome(world.table, programme, member, { latestMax, endingFrom: world.clock() });
  if (found === null) throw new Error('no home');
  return { ...found, ids: found.redemptions.map(({ sk }) => redemptionOfSort(sk)) };
}

test('PB2 · a regular with nine live redemptions: the whole first screen is one query of 2 RCU', async () => {
  const member = await regular(20);
  for (let each = 0; each < 30; each++) await redeemed(member, -1 - each);
  const live: RedemptionId[] = [];
  for (let each = 0; each < 9; each++) live.push(await redeemed(member, each));
  const { ids, account, latest, person } = await home(member);
  expect(meter.calls).toEqual(['query']);
  if (countsUnits) expect(meter.read).toBeLessThanOrEqual(2);
  expect(ids).toEqual(live);
  expect(account.version).toBe(20);
  expect(latest.map(({ entry }) => entry.seq)).toEqual([20, 19, 18, 17, 16]);
  expect(person).not.toBeNull();
});

test('whoever has more than one query brings is read on, and nothing that lives is lost', async () => {
  for (const count of [10, 13, 14, 15, 16, 130]) {
    const member = await regular(6);
    const live = new Set<RedemptionId>();
    for (let each = 0; each < count; each++) live.add(await redeemed(member, each % 50));
    const { ids, account, latest } = await home(member);
    expect(new Set(ids)).toEqual(live);
    expect(ids).toHaveLength(count);
    expect(account.version).toBe(6);
    expect(latest.map(({ entry }) => entry.seq)).toEqual([6, 5, 4, 3, 2]);
    expect(meter.calls.length).toBeLessThanOrEqual(count > 100 ? 3 : 2);
  }
});

test('who is new, or unknown, is asked for once', async () => {
  const { ids, latest } = await home(await regular(0));
  expect({ ids, latest, calls: meter.calls }).toEqual({ ids: [], latest: [], calls: ['query'] });
  await expect(home('nobody' as MemberId)).rejects.toThrow('no home');
  expect(meter.calls).toEqual(['query']);
});

test('a list begins with what ends last and goes on page by page without a gap', async () => {
  const member = await regular(0);
  const byEnd: RedemptionId[] = [];
  for (const days of [40, -3, 7, 400, -60, 0, 9]) byEnd.push(await redeemed(member, days));
  byEnd.sort().reverse();
  const seen: RedemptionId[] = [];
  let after: RedemptionId | null = null;
  do {
    const page: Awaited<ReturnType<typeof listRedemptions>> = await listRedemptions(world.table, programme, member, {
      limit: 2,
      after,
    });
    seen.push(...page.redemptions.map(({ redemptionId }) => redemptionId));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(byEnd);
});

test('a sort key is its id turned round: later sorts before earlier, and the id comes back', () => {
  const roll = dice(printedSeed());
  const ids = Array.from({ length: 500 }, () =>
    timedId<RedemptionId>(world, inDays(Math.floor(roll() * 4_000) - 2_000)),
  );
  const sorts = ids.map(redemptionSort);
  expect(sorts.map(redemptionOfSort)).toEqual(ids);
  expect([...sorts].sort().map(redemptionOfSort)).toEqual([...ids].sort().reverse());
  for (const strange of ['r1', 'a_b-C', 'Ilou', 'zZ9']) {
    expect(redemptionOfSort(redemptionSort(strange as RedemptionId))).toBe(strange);
  }
  const now = redemptionsEndingFrom(world.clock());
  expect(redemptionSort(timedId(world)) <= now).toBe(true);
  expect(redemptionSort(timedId(world, inDays(-1))) > now).toBe(true);
});
