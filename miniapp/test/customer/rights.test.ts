import type { RewardView } from '@quaylai/shared/api/reward-models';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/api/client.ts';
import { allMyData } from '../../src/customer/all-my-data.ts';
import { benefitLines } from '../../src/customer/voucher-benefit.ts';
import { customerVi } from '../../src/words/customer-vi.ts';

/** Answers the pages one after the other, then nothing; remembers which were asked for. */
function pages(...all: readonly object[]) {
  const cursors: (string | undefined)[] = [];
  const call = (async (_key: string, { query }: { query: { cursor?: string } }) => {
    cursors.push(query.cursor);
    const value = all[cursors.length - 1];
    return value ? { ok: true, value } : { ok: false, failure: { kind: 'offline' } };
  }) as unknown as Call;
  return { call, cursors };
}

describe('C12 · everything that is kept of a person is handed to them', () => {
  const first = { personal: { name: 'An' }, entries: [{ seq: 2 }, { seq: 1 }], redemptions: [], next: 'v-' };
  const second = { personal: null, entries: [], redemptions: [{ redemptionId: 'R1' }], next: null };

  test('page by page: the person, then every entry, then every redemption', async () => {
    const { call, cursors } = pages(first, second);
    expect(await allMyData(call)).toEqual({
      ok: true,
      value: { personal: first.personal, entries: first.entries, redemptions: second.redemptions },
    });
    expect(cursors).toEqual([undefined, 'v-']);
  });

  test('a network that fails half-way hands over nothing that looks complete', async () => {
    expect(await allMyData(pages(first).call)).toEqual({ ok: false, failure: { kind: 'offline' } });
  });
});

describe('what a voucher takes off is said before it is bought', () => {
  const plain = { minimumDong: 0, skus: [], categories: [], priority: 0, exclusive: false };
  const terms = (benefit: object, more: object = {}): RewardView['voucher'] =>
    ({ ...plain, benefit, ...more }) as unknown as RewardView['voucher'];
  const said = (one: RewardView['voucher']) => benefitLines(one, customerVi.benefit);

  test('V05 · V06 · the percent, its cap and the minimum', () => {
    expect(said(terms({ kind: 'PERCENT', percent: 10, maxDong: 50_000 }, { minimumDong: 200_000 }))).toEqual([
      'Giảm 10% hoá đơn',
      'Giảm nhiều nhất 50.000đ',
      'Cho hoá đơn từ 200.000đ',
    ]);
  });

  test('V12 · a voucher for some goods says so, and so does one that stands alone', () => {
    expect(said(terms({ kind: 'FIXED', dong: 50_000 }, { categories: ['tra'], exclusive: true }))).toEqual([
      'Giảm 50.000đ trên hoá đơn',
      'Chỉ tính trên một số món',
      'Không dùng chung với phiếu khác',
    ]);
  });

  test('a plain gift takes nothing off', () => {
    expect(said(terms({ kind: 'GIFT' }))).toEqual([]);
    expect(said(null)).toEqual([]);
  });
});
