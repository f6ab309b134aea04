import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderDecision } from '../../src/loyalty/decision.ts';
import { type ExplainableEntry, explain } from '../../src/loyalty/explain.ts';
import { decideReturn } from '../../src/loyalty/order-revised.ts';
import { explainInEnglish } from '../../src/words/explain-en.ts';
import { explainInVietnamese } from '../../src/words/explain-vi.ts';
import {
  at,
  back,
  bill,
  campaign,
  complete,
  dong,
  earned,
  havingSpent,
  k0,
  lines,
  memberWith,
  newMember,
  payNow,
  plusPoints,
  points,
  published,
  rulesV3,
  rulesWith,
  times,
} from './k0.ts';
import { proving } from './proving.ts';

const time = at('2026-11-21 10:00');

function entry({ postings, tierThen, arithmetic }: OrderDecision): ExplainableEntry {
  return { postings, tierThen, arithmetic, businessTime: time };
}

const inVietnamese = (decision: OrderDecision) =>
  explain(entry(decision), rulesV3).map((step) => explainInVietnamese(step, 'điểm'));
const inEnglish = (decision: OrderDecision) =>
  explain(entry(decision), rulesV3).map((step) => explainInEnglish(step, 'points'));

describe('explaining an entry (N2)', () => {
  it('A06 · E08 shows 199.000đ ÷ 10.000đ × 1,2 = 23,88 → 23, rule 3, Bạc', () => {
    const decision = complete(havingSpent(newMember, 5_000_000, 'bac'), bill(199_000));
    expect(inVietnamese(decision)).toEqual([
      'Tính theo luật phiên bản 3, lúc 10:00 21/11/2026, khi đó bạn ở hạng Bạc.',
      'Hoá đơn 199.000đ, tất cả được tích điểm.',
      '199.000đ ÷ 10.000đ × 1,2 = 23,88 → 23 điểm.',
      'Dùng được đến hết ngày 21/11/2027.',
    ]);
    expect(inEnglish(decision)).toContain('199,000₫ ÷ 10,000₫ × 1.2 = 23.88 → 23 points.');
  });

  it('A06 · E04 shows what the points paid and what was left to earn on', () => {
    const sentences = inVietnamese(complete(memberWith([100, null]), bill(350_000), payNow(100)));
    expect(sentences).toContain('Hoá đơn 350.000đ − trả bằng điểm 100.000đ = 250.000đ được tích điểm.');
    expect(sentences).toContain('Đã dùng 100 điểm để trả 100.000đ.');
    expect(sentences).toContain('250.000đ ÷ 10.000đ = 25 → 25 điểm.');
  });

  it('E27 · a bill below the minimum says so instead of an arithmetic', () => {
    const rules = published({ ...k0, earn: { ...k0.earn, minimumInvoiceDong: dong(100_000) } });
    const decision = complete(newMember, bill(99_999), null, rules);
    const sentences = explain(entry(decision), rules).map((step) => explainInVietnamese(step, 'điểm'));
    expect(sentences).toContain('Phần được tích điểm là 99.999đ, chưa tới mức tối thiểu 100.000đ nên chưa có điểm.');
  });

  it('T09 · an upgrade is said with its last day', () => {
    const sentences = inVietnamese(complete(newMember, bill(16_000_000)));
    expect(sentences.at(-1)).toBe('Bạn lên hạng Vàng, giữ đến hết ngày 31/12/2027.');
  });

  it('a quotient that does not end is cut and marked, and its whole part is what was posted', () => {
    const rules = published({ ...k0, earn: { ...k0.earn, dongPerPoint: dong(7_000) } });
    const decision = complete(newMember, bill(100_000), null, rules);
    const step = explain(entry(decision), rules).find(({ kind }) => kind === 'EARNED');
    if (step === undefined) throw new Error('nothing was earned');
    expect(explainInVietnamese(step, 'điểm')).toBe('100.000đ ÷ 7.000đ = 14,2857… → 14 điểm.');
    expect(earned(decision)).toBe(14);
  });

  it('E12 · a campaign on some lines shows each part with its own factor, and what it gave', () => {
    const rules = rulesWith({ campaigns: [campaign('drinks', { effect: times(200), categories: ['đồ uống'] })] });
    const order = bill(0, { lines: [{ gross: dong(56_000), category: 'đồ uống' }, { gross: dong(39_000) }] });
    const decision = complete(newMember, order, null, rules);
    const sentences = explain(entry(decision), rules).map((step) => explainInVietnamese(step, 'điểm'));
    expect(sentences).toContain('(56.000đ × 2 + 39.000đ) ÷ 10.000đ = 15,1 → 15 điểm.');
    expect(sentences).toContain('Chương trình «drinks»: trong đó có 6 điểm.');
  });

  it('F02 · a return shows what the rest earns against what was given, and the money', () => {
    const order = bill(0, { lines: lines(140_000, 210_000) });
    const posted = complete(memberWith([100, null]), order, payNow(100));
    const refund = decideReturn(
      posted.account,
      { order, state: posted.order, lines: back(['1', 140_000]) },
      rulesV3,
      time,
    );
    const steps = explain({ ...refund, businessTime: time }, rulesV3);
    expect(steps.map((step) => explainInVietnamese(step, 'điểm')).slice(1)).toEqual([
      'Hàng trả lại 140.000đ, hoàn 100.000đ tiền và 40 điểm. Phần còn lại 150.000đ đáng được 15 điểm; đơn này đã cho 25 điểm.',
      'Trả lại 40 điểm đã dùng.',
      'Thu lại 10 điểm.',
    ]);
    expect(steps.map((step) => explainInEnglish(step, 'điểm'))).toContain('Took back 10 points.');
    expect(steps.map((step) => explainInEnglish(step, 'Sao'))).toContain('Took back 10 Sao.');
  });

  it('N2 · for any bill the number after the arrow, with bonuses and caps, is what was posted', () => {
    const rules = rulesWith({
      earn: { ...k0.earn, capPerOrder: points(90) },
      campaigns: [
        campaign('x3', { effect: times(250), categories: ['a'] }),
        campaign('gift', { effect: plusPoints(7) }),
      ],
    });
    proving(
      fc.property(fc.array(fc.nat(400_000), { minLength: 1, maxLength: 4 }), (found) => {
        const order = bill(0, {
          lines: found.map((gross, at) => ({ gross: dong(gross), category: at % 2 ? 'a' : 'b' })),
        });
        const decision = complete(newMember, order, null, rules);
        const told = explain(entry(decision), rules).reduce((sum, step) => {
          if (step.kind === 'EARNED') return sum + step.points;
          if (step.kind === 'CAMPAIGN' && step.effect === 'BONUS') return sum + step.due;
          return step.kind === 'CAPPED' ? sum - step.trimmed : sum;
        }, 0);
        expect(told).toBe(earned(decision));
      }),
    );
  });
});
