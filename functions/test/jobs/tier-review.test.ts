import { giveTier } from '@quaylai/shared/loyalty/tier-by-hand';
import { progressAt } from '@quaylai/shared/loyalty/tier-progress';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { MemberId, TierId } from '@quaylai/shared/words/ids';
import type { LocalDate } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { post } from '../../src/ledger/post.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { serviceOf } from '../caller.ts';
import { buy, hire, join, must, openShop, type Shop } from '../shop.ts';
import { accountOf, type Clockwork, historyOf, openClockwork, publish } from './clockwork.ts';

let clockwork: Clockwork;
let shop: Shop;
let people = 0;

beforeAll(async () => {
  clockwork = await openClockwork();
});
beforeEach(async () => {
  clockwork.world.setClock('2026-11-01T09:00:00+07:00');
  shop = await openShop(clockwork.world);
});

type Bill = readonly [time: string, amount: number];

/** Joined, and bought for so much at each time. */
async function buyer(...bills: readonly Bill[]): Promise<MemberId> {
  people += 1;
  const { member } = await join(shop, `tiers-${people}`);
  for (const [time, amount] of bills) {
    clockwork.world.setClock(time);
    await buy(shop, member, amount);
  }
  return member;
}
const bac = (...bills: readonly Bill[]) => buyer(['2026-11-03T10:00:00+07:00', 5_200_000], ...bills);

async function review(time: string) {
  await clockwork.follow();
  clockwork.world.setClock(time);
  return clockwork.run('tier-review');
}
const tierOf = async (member: MemberId) => (await accountOf(shop, member)).tier;

async function giveByHand(member: MemberId, tier: string, until: string): Promise<void> {
  const { world, programme } = shop;
  must(
    await post(world, {
      programme,
      member,
      guard: { kind: 'REQUEST', caller: 'owner', key: member, requestHash: member },
      businessTime: world.clock(),
      actor: { kind: 'STAFF', id: 'owner' },
      branch: null,
      reason: null,
      decide: (account, { rules, now }) => ({
        ok: true,
        value: giveTier(account, { tier: tier as TierId, until: until as LocalDate }, rules, now),
      }),
      answer: () => ({ status: 200, body: {} }),
    }),
  );
}

describe('the tier review job (C5)', () => {
  test('T02 · Bạc with 3.000.000đ in 2027 is written down as Đồng from 01/01/2028, once, however late', async () => {
    const member = await bac(['2027-06-01T10:00:00+07:00', 3_000_000]);
    await review('2027-12-31T23:59:59+07:00');
    expect(await tierOf(member)).toMatchObject({ id: 'bac', lastDay: '2027-12-31' });
    await review('2028-01-04T03:00:00+07:00');
    expect(await tierOf(member)).toMatchObject({ id: 'dong', since: '2028-01-01', lastDay: null });
    expect((await historyOf(shop, member)).at(-1)).toMatchObject({
      postings: [{ kind: 'EXPIRE' }, { kind: 'TIER', from: 'bac', to: 'dong' }],
      actor: { kind: 'SYSTEM', id: 'tier-review' },
    });
    const { length } = await historyOf(shop, member);
    expect(await review('2028-01-05T03:00:00+07:00')).toMatchObject({ members: 0 });
    expect(await historyOf(shop, member)).toHaveLength(length);
    expect((await verifyMember(clockwork.world.table, shop.programme, member))?.fault).toBeNull();
  });

  test('T02 · staff see Đồng from 00:00 on, whether or not the job has run', async () => {
    const member = await bac(['2027-06-01T10:00:00+07:00', 3_000_000]);
    const owner = await hire(shop, `owner-${people}`, 'owner');
    const service = serviceOf(clockwork.world);
    const shown = async () => {
      const asked = { params: { memberId: member } };
      const { reply } = await service.ask(owner.claims, 'GET /v1/admin/members/{memberId}', asked);
      return [reply.member.tier.name, reply.standing.tier.name];
    };
    clockwork.world.setClock('2027-12-31T23:59:59+07:00');
    expect(await shown()).toEqual(['Bạc', 'Bạc']);
    clockwork.world.setClock('2028-01-01T00:00:00+07:00');
    expect(await shown()).toEqual(['Đồng', 'Đồng']);
    await review('2028-01-01T00:10:00+07:00');
    expect(await shown()).toEqual(['Đồng', 'Đồng']);
  });

  test('T03 · exactly 4.000.000đ keeps Bạc to 31/12/2028, and the job comes again a year later', async () => {
    const member = await bac(['2027-06-01T10:00:00+07:00', 4_000_000]);
    await review('2028-01-01T00:10:00+07:00');
    expect(await tierOf(member)).toMatchObject({ id: 'bac', lastDay: '2028-12-31' });
    await review('2029-01-01T00:10:00+07:00');
    expect((await tierOf(member)).id).toBe('dong');
  });

  test('T04 · Kim cương with 1.000.000đ falls one step to Vàng, and with FULL to Đồng', async () => {
    const spends = [
      ['2026-11-03T10:00:00+07:00', 50_000_000],
      ['2027-06-01T10:00:00+07:00', 1_000_000],
    ] as const;
    const member = await buyer(...spends);
    await review('2028-01-01T00:10:00+07:00');
    expect((await tierOf(member)).id).toBe('vang');

    clockwork.world.setClock('2026-11-01T09:00:00+07:00');
    shop = await openShop(clockwork.world);
    await publish(shop, { tiering: { ...defaultRules.tiering, downgrade: 'FULL' } }, '2026-11-01T09:00:00+07:00');
    const full = await buyer(...spends);
    await review('2028-01-01T00:10:00+07:00');
    expect((await tierOf(full)).id).toBe('dong');
  });

  test('T05 · in 30 days of grace the job waits, and comes again on the day they end', async () => {
    await publish(shop, { tiering: { ...defaultRules.tiering, graceDays: 30 } }, '2026-11-01T09:00:00+07:00');
    const spends: readonly Bill[] = [['2027-06-01T10:00:00+07:00', 3_700_000]];
    const [idle, buying] = [await bac(...spends), await bac(...spends)];
    await review('2028-01-01T00:10:00+07:00');
    expect([(await tierOf(idle)).id, (await tierOf(buying)).id]).toEqual(['bac', 'bac']);
    clockwork.world.setClock('2028-01-20T10:00:00+07:00');
    await buy(shop, buying, 300_000);
    expect(await tierOf(buying)).toMatchObject({ id: 'bac', lastDay: '2028-12-31' });
    await review('2028-01-30T23:50:00+07:00');
    expect((await tierOf(idle)).id).toBe('bac');
    await review('2028-01-31T00:10:00+07:00');
    expect(await tierOf(idle)).toMatchObject({ id: 'dong', since: '2028-01-31' });
    expect((await tierOf(buying)).id).toBe('bac');
  });

  test('T06 · twelve months from entry: reviewed the day after the last', async () => {
    await publish(shop, { tiering: { ...defaultRules.tiering, window: 'ROLLING_12M' } }, '2026-11-01T09:00:00+07:00');
    const member = await buyer(['2027-03-03T10:00:00+07:00', 5_200_000], ['2027-09-01T10:00:00+07:00', 4_000_000]);
    expect((await tierOf(member)).lastDay).toBe('2028-03-03');
    await review('2028-03-03T23:59:59+07:00');
    expect(await historyOf(shop, member)).toHaveLength(2);
    await review('2028-03-04T00:10:00+07:00');
    expect(await tierOf(member)).toMatchObject({ id: 'bac', since: '2028-03-04', lastDay: '2029-03-04' });
  });

  test('T11 · a tier by hand until 30/06/2027 is not lowered before, and by the metric on 01/07/2027', async () => {
    const member = await buyer(['2026-11-03T10:00:00+07:00', 1_000_000]);
    await giveByHand(member, 'vang', '2027-06-30');
    await review('2027-06-30T23:59:59+07:00');
    expect((await tierOf(member)).id).toBe('vang');
    await review('2027-07-01T00:10:00+07:00');
    expect(await tierOf(member)).toMatchObject({ id: 'dong', since: '2027-07-01' });
  });
});

describe('a review meets the rules of its own moment (E25, T12)', () => {
  /** Rules that ask more to keep Bạc from 03/01/2028 on: too late for the year that ended. */
  const stricter = () =>
    publish(
      shop,
      { tiers: defaultRules.tiers.map((tier) => (tier.id === 'bac' ? { ...tier, keepDong: tier.enterDong } : tier)) },
      '2028-01-03T00:00:00+07:00',
    );

  test('T12 · a job that is days late judges the year by the rules at its end, not by those that came since', async () => {
    const member = await bac(['2027-06-01T10:00:00+07:00', 4_000_000]);
    await stricter();
    await review('2028-01-05T03:00:00+07:00');
    expect(await tierOf(member)).toMatchObject({ id: 'bac', lastDay: '2028-12-31' });
  });

  test('T12 · so does the first bill after it when no job has run, and it earns at the tier that was kept', async () => {
    const member = await bac(['2027-06-01T10:00:00+07:00', 4_000_000]);
    await stricter();
    clockwork.world.setClock('2028-01-05T09:00:00+07:00');
    await buy(shop, member, 100_000);
    expect(await tierOf(member)).toMatchObject({ id: 'bac', lastDay: '2028-12-31' });
    const [, , judged, bought] = await historyOf(shop, member);
    expect(judged).toMatchObject({ actor: { kind: 'SYSTEM', id: 'posting' } });
    expect(bought?.postings).toMatchObject([{ kind: 'EARN', points: 12 }]);
  });

  test('T02 · an operation that asks for no rules meets a judged tier too', async () => {
    const member = await bac(['2027-06-01T10:00:00+07:00', 3_000_000]);
    clockwork.world.setClock('2028-01-02T09:00:00+07:00');
    const before = await accountOf(shop, member);
    expect(progressAt(before, defaultRules, clockwork.world.clock()).tier.id).toBe('dong');
    const { world, programme } = shop;
    const { kind } = must(
      await post(world, {
        programme,
        member,
        guard: { kind: 'REQUEST', caller: member, key: 'any', requestHash: 'any' },
        businessTime: world.clock(),
        actor: { kind: 'MEMBER', id: member },
        branch: null,
        reason: null,
        decide: (account, { rules, now }) => {
          expect(account.tier.id).toBe('dong');
          return {
            ok: true,
            value: giveTier(account, { tier: 'bac' as TierId, until: '2028-12-31' as LocalDate }, rules, now),
          };
        },
        answer: () => ({ status: 200, body: {} }),
      }),
    );
    expect(kind).toBe('POSTED');
  });
});
