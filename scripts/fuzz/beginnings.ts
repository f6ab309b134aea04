import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { giftTerms } from '@quaylai/shared/api/voucher-models';
import { dong } from '@quaylai/shared/words/money';
import { addMinutes } from '@quaylai/shared/words/vietnam-time';
import { type Answered, freshKey, type Service } from '../../functions/test/caller.ts';
import type { TestWorld } from '../../functions/test/engine.ts';
import type { Grounds } from '../../functions/test/security/grounds.ts';
import { samples } from '../../functions/test/security/samples.ts';
import { buy, offer } from '../../functions/test/shop.ts';
import type { Cast } from './follow/step.ts';
import { accessTokenOf } from './outside.ts';
import type { Ready, Says } from './ready.ts';

const pin = '2580';
const tillPhone = '0909000111';
const correctedAlone = 3;
const pointsBeyondOneHand = 600;
/** After so long the only owner may confirm a correction alone. */
const aloneMinutes = 11;
const thisMorning = '2026-11-21T01:30:00Z';
/** A manager looks at it first. */
const longAgo = '2026-11-16T02:00:00Z';

interface Prepared {
  /** Wait for their only owner. */
  readonly corrections: readonly string[];
  readonly rewardIds: readonly string[];
}

interface Place {
  readonly world: TestWorld;
  readonly ask: Service['ask'];
  readonly own: Grounds;
}

/** What takes more than one request, or time, before somebody can say yes to it. */
export async function prepare({ world, ask, own }: Place): Promise<Prepared> {
  const { owner, cashier } = own.staff;
  const asked = <Key extends KnownRouteKey>(answer: Answered<Key>): Answered<Key> => {
    if (answer.status >= 300) throw new Error(`not prepared: ${answer.text}`);
    return answer;
  };
  asked(await ask(owner.claims, 'POST /v1/staff/me/pin', { body: { pin, current: null } }));
  // Rich, so that little of what follows is refused for want of points; who pays at the till is known by a phone only.
  await buy(own.shop, own.binh.member, 50_000_000);
  const atTill = { phone: tillPhone, branchId: own.shop.branches[0].branchId };
  const { reply: tillMember } = asked(await ask(cashier.claims, 'POST /v1/staff/members', { body: atTill }));
  await buy(own.shop, tillMember.memberId, 400_000);
  const gift = await offer(own.shop, { name: 'Bánh mì', kind: 'COUNTER' });
  const benefit = { kind: 'FIXED', dong: dong(20_000) } as const;
  const voucher = await offer(own.shop, { voucher: { ...giftTerms, benefit } });
  const corrections: string[] = [];
  for (let each = 0; each < correctedAlone; each++) {
    const correction = await ask(owner.claims, 'POST /v1/admin/members/{memberId}/corrections', {
      key: freshKey(),
      params: { memberId: own.an.member },
      body: { points: pointsBeyondOneHand + each, reason: 'Bù điểm', requestId: null },
    });
    corrections.push(asked(correction).reply.correctionId);
  }
  world.setClock(addMinutes(world.clock(), aloneMinutes));
  return { corrections, rewardIds: [gift.rewardId, voucher.rewardId] };
}

interface Opening extends Prepared {
  readonly own: Grounds;
  readonly cast: Cast;
  /** Somebody who may ask it; null when nobody is asked for a session. */
  readonly holderFor: (key: string) => string | null;
}

/** One right request for every operation, and more where there is more than one way to a yes. */
export function beginnings({ own, corrections, rewardIds, cast, holderFor }: Opening): readonly Ready[] {
  const better = instead({ own, cast });
  const keys = Object.keys(samples) as KnownRouteKey[];
  const { memberId, branchId, owner, manager, cashier, member, friend } = cast;
  return [
    ...keys.map((key) => ({ ...(samples[key](own) as Says), ...better[key], key, token: holderFor(key) })),
    ...corrections.map((correctionId) => ({
      key: 'POST /v1/admin/members/{memberId}/corrections/{correctionId}/confirm-alone',
      token: owner,
      params: { memberId, correctionId },
      body: { pin, reason: 'Một mình' },
    })),
    ...rewardIds.map((rewardId) => ({ key: 'POST /v1/me/redemptions', token: member, body: { rewardId, branchId } })),
    ...[thisMorning, longAgo].map((soldAt) => ({
      key: 'POST /v1/staff/late-earns',
      token: cashier,
      body: { memberId: own.binh.member, branchId, amountDong: 100_000, billNumber: null, soldAt },
    })),
    // More than one hand may give: another owner decides.
    {
      key: 'POST /v1/admin/members/{memberId}/corrections',
      token: manager,
      params: { memberId },
      body: { points: pointsBeyondOneHand, reason: 'Bù điểm', requestId: null },
    },
    {
      key: 'POST /v1/me/phone',
      token: friend,
      body: { accessToken: accessTokenOf('binh'), phoneToken: tillPhone },
    },
  ];
}

/** Samples answer whether somebody is let in; these answer yes. */
function instead({ own, cast }: Pick<Opening, 'own' | 'cast'>): Readonly<Partial<Record<KnownRouteKey, Says>>> {
  const { miniAppId, memberId } = cast;
  return {
    'POST /v1/session': { body: { miniAppId, accessToken: accessTokenOf('an') } },
    'POST /v1/me/phone': { body: { accessToken: accessTokenOf('an'), phoneToken: '0909000222' } },
    'POST /v1/orders': {
      body: {
        kind: 'ORDER',
        source_id: 'DON-1',
        revision: 1,
        business_time: '2026-11-21T08:30:00',
        status: 'COMPLETED',
        paid: true,
        customer: { member_id: memberId },
        lines: [{ line_id: '1', sku: 'CF', qty: 1, unit_price: 120_000 }],
        total: 120_000,
      },
    },
    'POST /v1/events': {
      body: { source_id: 'GHE-1', business_time: '2026-11-21T08:30:00', customer: { member_id: memberId }, points: 5 },
    },
    'POST /v1/zalo/{miniAppId}/events': {
      params: { miniAppId },
      body: { event: 'user.revoke.consent', appId: miniAppId, userId: 'leaver', timestamp: own.shop.world.clock() },
    },
  };
}
