import { randomBytes } from 'node:crypto';
import { timedId } from '@quaylai/functions/ledger/fresh-id';
import { requestHash } from '@quaylai/functions/ledger/guard';
import { post } from '@quaylai/functions/ledger/post';
import { newRedemptionWrite } from '@quaylai/functions/records/redemptions';
import { type SoldOutLatch, soldOutLatch } from '@quaylai/functions/stock/latch';
import { shelfKey } from '@quaylai/functions/stock/shelf';
import { decideRedeem } from '@quaylai/shared/loyalty/redeem';
import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { type Result, refuse } from '@quaylai/shared/words/result';
import { testWorld } from '../../functions/test/engine.ts';
import { ModelStore } from '../../functions/test/model/store.ts';
import { newVoucher, redeem } from '../../functions/test/stock/rewards.ts';
import { insist } from '../simulate/insist.ts';
import { type Crowd, checkCrowd, insistOn, openCrowd, tallied, type Wanted } from './crowd.ts';
import { hotTable } from './hot-table.ts';

/** One design in the storm: the same requests, the same table, the same patience. */
export interface Design {
  readonly sold: number;
  readonly soldOut: number;
  /** How often somebody was told to come back (429). */
  readonly busy: number;
  readonly units: number;
  readonly conflicts: number;
  readonly milliseconds: number;
}

export interface Compared {
  /** A unit taken by one conditional update before the posting (ADR 0032): what the product does. */
  readonly outside: Design;
  /** The unit taken inside the ledger's transaction: kept to be measured against. */
  readonly inside: Design;
}

type Redeem = (crowd: Crowd, member: MemberId, latch: SoldOutLatch) => Promise<Result<unknown, Problem>>;

/** Both designs in one run, one after the other, on tables whose transactions conflict as DynamoDB's do. */
export async function compareDesigns(stock: number, members: number, requests: number): Promise<Compared> {
  const wanted = { members, pointsEach: Math.ceil(requests / members), stock };
  const outside = await measure(wanted, requests, ({ world, shop, gift }, member, latch) =>
    redeem(world, shop.programme, member, gift, latch),
  );
  const inside = await measure(wanted, requests, redeemInside);
  return { outside, inside };
}

async function measure(wanted: Wanted, requests: number, ask: Redeem): Promise<Design> {
  const hot = hotTable(new ModelStore());
  const crowd = await openCrowd(wanted, testWorld(hot.table));
  const latch = soldOutLatch(crowd.world.clock);
  const before = hot.spent();
  const startedMs = performance.now();
  const all = await Promise.all(
    Array.from({ length: requests }, (_, place) => {
      const { member } = crowd.members[place % crowd.members.length] ?? crowd.members[0] ?? {};
      insist(member !== undefined, 'nobody in the crowd');
      return insistOn(async () => statusOf(await ask(crowd, member, latch)));
    }),
  );
  const milliseconds = Math.round(performance.now() - startedMs);
  const { units, conflicts } = hot.spent();
  const { answers, busy } = tallied(all);
  const [sold = 0, soldOut = 0] = [answers['201'], answers['OUT_OF_STOCK']];
  insist(sold === wanted.stock && sold + soldOut === requests, `not exact: ${JSON.stringify(answers)}`);
  await checkCrowd(crowd, wanted, sold);
  const cost = { units: units - before.units, conflicts: conflicts - before.conflicts };
  return { sold, soldOut, busy, ...cost, milliseconds };
}

function statusOf(result: Result<unknown, Problem>): { status: number; code: string | undefined } {
  if (result.ok) return { status: 201, code: undefined };
  return { status: result.problem.code === 'BUSY' ? 429 : 409, code: result.problem.code };
}

/** What was set aside: everybody's transaction writes the one shelf. */
async function redeemInside({ world, shop: { programme }, gift }: Crowd, member: MemberId, latch: SoldOutLatch) {
  if (latch.isClosed(programme, gift.rewardId)) return refuse<Problem>({ code: 'OUT_OF_STOCK' });
  const redemption = timedId<RedemptionId>(world);
  const posted = await post(world, {
    programme,
    member,
    guard: {
      kind: 'REQUEST',
      caller: member,
      key: randomBytes(8).toString('hex'),
      requestHash: requestHash('POST', '/v1/me/redemptions', gift.rewardId),
    },
    businessTime: world.clock(),
    actor: { kind: 'MEMBER', id: member },
    branch: null,
    reason: null,
    decide: (account, { now }) =>
      decideRedeem(account, { reward: gift.rewardId, points: gift.pricePoints, limitPerMember: null }, now),
    beside: ({ entry }) => [
      newRedemptionWrite(programme, newVoucher(world, member, gift, redemption, entry.seq, 0)),
      {
        write: {
          update: shelfKey(programme, gift.rewardId, 0),
          change: 'SET q = q - :one',
          when: 'q > :none',
          values: { ':one': 1, ':none': 0 },
        },
        refusedBecause: () => ({ code: 'OUT_OF_STOCK' }),
      },
    ],
    answer: () => ({ status: 201, body: { redemption } }),
  });
  if (!posted.ok && posted.problem.code === 'OUT_OF_STOCK') latch.close(programme, gift.rewardId);
  return posted;
}
