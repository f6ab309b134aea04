import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/loyalty/account.ts';
import { decideAdjust, decideImport, decideRedate } from '../../src/loyalty/adjust.ts';
import type { Decision } from '../../src/loyalty/decision.ts';
import { explain } from '../../src/loyalty/explain.ts';
import { decideErase, decideMergeIn, decideMergeOut } from '../../src/loyalty/merge.ts';
import { decideCancel } from '../../src/loyalty/order-revised.ts';
import { decideRedeem } from '../../src/loyalty/redeem.ts';
import { giveTier } from '../../src/loyalty/tier-by-hand.ts';
import { explainInEnglish } from '../../src/words/explain-en.ts';
import { explainInVietnamese } from '../../src/words/explain-vi.ts';
import type { TierId } from '../../src/words/ids.ts';
import { at, bill, complete, day, memberWith, newMember, points, rewardId, rulesV3, value } from './k0.ts';

const now = at('2026-11-21 10:00');

/** What is told after the line about rules and tier. */
function told(decision: Decision): readonly string[] {
  const steps = explain({ ...decision, businessTime: now }, rulesV3).slice(1);
  return [
    ...steps.map((step) => explainInVietnamese(step, 'điểm')),
    ...steps.map((step) => explainInEnglish(step, 'points')),
  ];
}

/** What the entry says it changed: points in lots, debt subtracted. */
const worth = ({ lots, debt }: Account) => lots.reduce((sum, { remaining }) => sum + remaining, -debt);

const owing = (() => {
  const order = bill(500_000);
  const earned = complete(newMember, order);
  const gift = { reward: rewardId('ly-su'), points: points(50), limitPerMember: null };
  const spent = value(decideRedeem(earned.account, gift, now)).account;
  return decideCancel(spent, { order, state: earned.order }, rulesV3, now).account;
})();

describe('entries about a member as a whole explain themselves', () => {
  it('A01 · both sides of a merge tell the points and the debt that went over', () => {
    const out = decideMergeOut(owing, rulesV3, now);
    expect(told(out)).toEqual([
      '0 điểm và 50 điểm còn nợ chuyển sang tài khoản Zalo đã liên kết số điện thoại này.',
      '0 points and 50 points owed went over to the Zalo account that linked this phone number.',
    ]);
    const survivor = memberWith([80, '2026-12-31']);
    const joined = decideMergeIn(survivor, out.belongings, rulesV3, now);
    expect(told(joined).slice(0, 2)).toEqual([
      'Nhận 0 điểm và 50 điểm còn nợ từ tài khoản cửa hàng đã mở theo số điện thoại của bạn.',
      'Trừ 50 điểm còn nợ từ lần trả hàng trước.',
    ]);
    expect(worth(joined.account) - worth(survivor)).toBe(0 - 50);
    const plain = decideMergeOut(memberWith([100, '2026-12-31']), rulesV3, now);
    expect(told(decideMergeIn(newMember, plain.belongings, rulesV3, now))).toEqual([
      'Nhận 100 điểm từ tài khoản cửa hàng đã mở theo số điện thoại của bạn.',
      '100 points came from the account that the shop had opened for your phone number.',
    ]);
  });

  it('A04 · an erasing tells what is gone', () => {
    expect(told(decideErase(memberWith([80, null]), now))).toEqual([
      'Xoá tài khoản theo yêu cầu: 80 điểm không còn nữa.',
      'The account was erased on request: 80 points are gone.',
    ]);
  });

  it('A02 · an import tells how long its points last', () => {
    const brought = decideImport(newMember, { points: points(120), lastDay: day('2027-03-31') }, rulesV3, now);
    expect(told(brought)).toEqual([
      'Chuyển 120 điểm từ hệ thống cũ.',
      'Dùng được đến hết ngày 31/03/2027.',
      'Brought 120 points from the former system.',
      'They last to the end of 31/03/2027.',
    ]);
  });

  it('C11 · a correction tells its sign', () => {
    const less = value(decideAdjust(memberWith([30, null]), { points: points(-20) }, rulesV3, now));
    expect(told(less)[0]).toBe('Điều chỉnh −20 điểm.');
    const more = value(decideAdjust(newMember, { points: points(20) }, rulesV3, now));
    expect(told(more)[0]).toBe('Điều chỉnh +20 điểm.');
  });

  it('T11 · a tier by hand is the shop’s', () => {
    expect(told(giveTier(newMember, { tier: 'vang' as TierId, until: day('2027-06-30') }, rulesV3, now))).toEqual([
      'Cửa hàng trao bạn hạng Vàng, giữ đến hết ngày 30/06/2027.',
      'The shop gave you Vàng, kept to the end of 30/06/2027.',
    ]);
  });

  it('X09 · a change of policy tells how many lots have which new day', () => {
    const change = { expiry: { kind: 'ROLLING', months: 12 } as const, changedOn: day('2026-12-01') };
    const redated = decideRedate(memberWith([30, null], [40, null]), change, at('2026-12-01 00:00'));
    if (redated === null) throw new Error('nothing was redated');
    expect(told(redated)).toEqual([
      'Chính sách hạn dùng thay đổi: 2 lần tích điểm nay dùng được đến hết ngày 01/12/2027.',
      'The expiry policy changed: 2 of your credits now last to the end of 01/12/2027.',
    ]);
  });
});
