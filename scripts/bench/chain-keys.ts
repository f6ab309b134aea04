import { commit } from '@quaylai/functions/ledger/commit';
import { planNewReward } from '@quaylai/functions/records/rewards';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import { ruleDocumentSchema } from '@quaylai/shared/programme/rule-document';
import { ModelStore, type Step } from '../../functions/test/model/store.ts';
import { must } from '../simulate/stage.ts';
import { openBench } from './bench-world.ts';
import { type Emitted, emitting } from './emitted.ts';
import { follow, isFollowed } from './followed.ts';
import { type Requests, requestsOf } from './requests.ts';
import { withCrowd } from './with-crowd.ts';

/** What people do in a chain: each is one request and what the stream makes of it. */
export const doings = ['order', 'order in a campaign', 'hold', 'capture', 'voucher', 'flash gift'] as const;
export type Doing = (typeof doings)[number];

/** What one member's request and the stream behind it wrote, twice: a key of the first time only is written once. */
export interface Sample {
  readonly member: string;
  /** Records that it wakes the stream with. */
  readonly records: number;
  readonly first: readonly Emitted[];
  readonly again: readonly Emitted[];
}

export interface Recorded {
  readonly branch: string;
  readonly samples: Readonly<Record<Doing, readonly Sample[]>>;
}

/** Enough to see every shard of whatever is sharded. */
const samplesMax = 128;
/**
 * So many are under way that the stream has not brought yet: half a second of the peak. What is claimed lies in one
 * item.
 */
const underWayMax: Readonly<Partial<Record<Doing, number>>> = { 'order in a campaign': 30, 'flash gift': 100 };

/** As an operator sets up a very large drop: one shelf bears 120 claims a second (ADR 0114). */
const shards = 16;
const large = 400_000;
const rules = ruleDocumentSchema.parse({
  ...defaultRules,
  campaigns: [
    {
      id: 'ca-chuoi',
      name: 'Cả chuỗi',
      effect: { kind: 'BONUS', points: 5 },
      budgetPoints: 999_999_999,
      minimumDong: large,
    },
  ],
});

/** Runs the real routes, ledger, stock and projections on the model, and keeps every key that they write. */
export async function recordChain(): Promise<Recorded> {
  const steps: Step[] = [];
  const store = new ModelStore((step) => steps.push(step));
  const { table, take } = emitting(store);
  const bench = await withCrowd(await openBench(table, { rules }), samplesMax);
  const { programme, branches } = bench.shop;
  const [, limited] = bench.shop.rewards;
  if (limited === undefined) throw new Error('nothing to give');
  const terms = { ...limited, stock: 1_000_000, limitPerMember: null };
  const flash = must(await commit(bench.rival, () => planNewReward(bench.rival, programme, terms, { shards })));

  const everybody = bench.shop.members.map((_, place) => requestsOf(bench, place));
  const holds = new Map<Requests, string>();
  const asked: Readonly<Record<Doing, (as: Requests) => ReturnType<Requests['push']>>> = {
    order: (as) => as.push(100_000),
    'order in a campaign': (as) => as.push(large),
    hold: (as) => as.hold(10),
    capture: (as) => as.capture(holds.get(as) ?? '', 10),
    voucher: (as) => as.redeem(0),
    'flash gift': (as) => as.redeem(1, flash.rewardId),
  };

  for (const as of everybody) await bench.measure(as.push(5_000_000));
  await follow(bench.context, steps);
  const underWay: { readonly written: Emitted[]; readonly changes: Step[] }[] = [];
  let records = 0;
  const followOldest = async () => {
    const { written, changes } = underWay.shift() ?? { written: [], changes: [] };
    take();
    await follow(bench.context, changes);
    // What the stream writes may wake it once more.
    await follow(bench.context, steps);
    written.push(...take());
  };
  const round = async (doing: Doing): Promise<readonly (readonly Emitted[])[]> => {
    const all: Emitted[][] = [];
    for (const as of everybody) {
      take();
      const { answer } = await bench.measure(asked[doing](as));
      if (!answer.ok) throw new Error(`${doing}: ${answer.problem.code}`);
      if (doing === 'hold') holds.set(as, (answer.value.reply as { readonly holdId: string }).holdId);
      const written = [...take()];
      all.push(written);
      const changes = steps.splice(0);
      records = changes.filter(({ key: { sk } }) => isFollowed(sk)).length;
      underWay.push({ written, changes });
      while (underWay.length > (underWayMax[doing] ?? 0)) await followOldest();
    }
    return all;
  };
  const samples = {} as Record<Doing, readonly Sample[]>;
  for (const doing of doings) {
    // Once before it counts: until as many are under way as there will be.
    if (doing in underWayMax) await round(doing);
    const first = await round(doing);
    if (doing === 'hold') await round('capture');
    if (doing === 'capture') await round('hold');
    const again = await round(doing);
    while (underWay.length > 0) await followOldest();
    samples[doing] = bench.shop.members.map(({ member }, place) => ({
      member,
      records,
      first: first[place] ?? [],
      again: again[place] ?? [],
    }));
  }
  return { branch: branches[0] ?? '', samples };
}
