import { setTimeout as sleep } from 'node:timers/promises';
import { readMemberAccount } from '@quaylai/functions/ledger/read';
import { verifyMember } from '@quaylai/functions/ledger/verify';
import type { Reward } from '@quaylai/functions/records/rewards';
import { quantitiesLeft } from '@quaylai/functions/stock/shelf';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { points } from '@quaylai/shared/words/points';
import { startEngine, type TestWorld, testWorld } from '../../functions/test/engine.ts';
import { buy, join, type Member, offer, openShop, type Shop } from '../../functions/test/shop.ts';
import { insist } from '../simulate/insist.ts';
import { inLanes } from './lanes.ts';

/** Members with points enough, before a gift. */
export interface Crowd {
  readonly world: TestWorld;
  readonly shop: Shop;
  readonly members: readonly Member[];
  readonly gift: Reward;
}

export interface Wanted {
  readonly members: number;
  /** What each holds; a gift costs one. */
  readonly pointsEach: number;
  /** Null: there is no end of it. */
  readonly stock: number | null;
}

const lanes = 24;
const joiningAtOnce = 20;
const dongPerPoint = 10_000;
/** Above this a member would climb, and earn more. */
const pointsInTheLowestTier = 400;

/** The clock stands: no deadline passes, so what comes out does not hang on the machine's speed. */
export async function openCrowd(wanted: Wanted, on?: TestWorld): Promise<Crowd> {
  const world = on ?? testWorld(inLanes((await startEngine()).table, lanes));
  insist(wanted.pointsEach <= pointsInTheLowestTier, 'a member of this crowd would climb');
  const shop = await openShop(world);
  const gift = await offer(shop, { kind: 'COUNTER', pricePoints: points(1), stock: wanted.stock });
  const members: Member[] = [];
  for (let from = 0; from < wanted.members; from += joiningAtOnce) {
    const names = Array.from({ length: Math.min(joiningAtOnce, wanted.members - from) }, (_, each) => from + each);
    members.push(...(await Promise.all(names.map((name) => welcome(shop, `crowd-${name}`, wanted.pointsEach)))));
  }
  return { world, shop, members, gift };
}

async function welcome(shop: Shop, name: string, pointsEach: number): Promise<Member> {
  const member = await join(shop, name);
  await buy(shop, member.member, pointsEach * dongPerPoint);
  return member;
}

/** What a request came to in the end, and how often it was told to come back (429). */
export interface Told {
  readonly answer: string;
  readonly busy: number;
}

const patienceMax = 100;
/** At first; each time longer, and never all at once. */
const comeBackMs = 300;

/** As a phone does: told to come back, it asks the same again. Everything that is no business answer is thrown. */
export async function insistOn(ask: () => Promise<{ status: number; code: string | undefined }>): Promise<Told> {
  for (let busy = 0; busy < patienceMax; busy++) {
    const { status, code } = await ask();
    insist(status < 500, `a storm was answered ${status} ${code ?? ''}`);
    if (status !== 429) return { answer: code ?? String(status), busy };
    await sleep(Math.random() * comeBackMs * (1 + busy));
  }
  throw new Error('a storm was told to come back for ever');
}

export interface Tally {
  readonly answers: Readonly<Record<string, number>>;
  readonly busy: number;
}

export function tallied(all: readonly Told[]): Tally {
  const answers: Record<string, number> = {};
  for (const { answer } of all) answers[answer] = (answers[answer] ?? 0) + 1;
  return { answers, busy: all.reduce((sum, { busy }) => sum + busy, 0) };
}

/** Every point and every unit accounted for, and each chain whole (Q1, Q2, Q7). Answers the points that are held. */
export async function checkCrowd({ world, shop, members, gift }: Crowd, wanted: Wanted, sold: number): Promise<number> {
  let [held, left] = [0, 0];
  for (const { member } of members) {
    const stored = await readMemberAccount(world.table, shop.programme, member);
    insist(stored !== null, `${member} has no account`);
    const buckets = bucketsAt(stored.account, world.clock());
    held += buckets.held;
    left += buckets.available;
    const verified = await verifyMember(world.table, shop.programme, member);
    insist(verified?.fault === null, `Q1 · the chain of ${member} is not whole`);
  }
  insist(left === members.length * wanted.pointsEach - sold, `Q2 · ${left} points are left after ${sold} gifts`);
  if (wanted.stock === null) return held;
  const [units] = await quantitiesLeft(world.table, shop.programme, [gift]);
  insist(units === wanted.stock - sold, `Q7 · ${units} units are left after ${sold} of ${wanted.stock}`);
  return held;
}
