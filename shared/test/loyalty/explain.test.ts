import { describe, expect, it } from 'vitest';
import type { OrderDecision } from '../../src/loyalty/decision.ts';
import { type ExplainableEntry, explain } from '../../src/loyalty/explain.ts';
import { explainInEnglish } from '../../src/words/explain-en.ts';
import { explainInVietnamese } from '../../src/words/explain-vi.ts';
import {
  at,
  bill,
  complete,
  dong,
  earned,
  havingSpent,
  k0,
  memberWith,
  newMember,
  payNow,
  published,
  rulesV3,
} from './k0.ts';

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
});
