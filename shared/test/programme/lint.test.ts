import { describe, expect, it } from 'vitest';
import { campaignRule } from '../../src/programme/campaign-rule.ts';
import { defaultRules } from '../../src/programme/default-rules.ts';
import { diffRules } from '../../src/programme/diff.ts';
import { lintRules } from '../../src/programme/lint.ts';
import type { RuleDocument } from '../../src/programme/rule-document.ts';
import { workedExample } from '../../src/programme/worked-example.ts';
import { dong } from '../../src/words/money.ts';
import { points } from '../../src/words/points.ts';
import { ruleChangeInEnglish } from '../../src/words/rule-changes-en.ts';

const sentences = (rules: RuleDocument) => lintRules(rules).map(({ sentence }) => sentence);

describe('the linter (N7)', () => {
  it('says that K0 gives back 10 %, and 20 % at Kim cương (C0)', () => {
    const said = sentences(defaultRules);
    expect(said.find((sentence) => sentence.includes('Hạng Đồng'))).toContain('hoàn 10% giá trị hoá đơn');
    expect(said.find((sentence) => sentence.includes('Hạng Kim cương'))).toContain('hoàn 20% giá trị hoá đơn');
    expect(lintRules(defaultRules).map(({ field }) => field)).toContain('tiers.3.multiplierPercent');
  });

  it('E05 · catches the slip of three zeros', () => {
    const slip = { ...defaultRules, payment: { ...defaultRules.payment, dongPerPoint: dong(1_000_000) } };
    expect(sentences(slip).every((sentence) => !sentence.includes('được hoàn') || sentence.includes('nhập nhầm'))).toBe(
      true,
    );
  });

  it('is silent about modest rules', () => {
    const payment = { ...defaultRules.payment, dongPerPoint: dong(100), minimumPoints: points(10) };
    expect(sentences({ ...defaultRules, payment })).toEqual([]);
  });

  it('warns of a ladder that everybody or nobody climbs, and of a higher tier that earns less', () => {
    const tiers = defaultRules.tiers.map((tier, place) => {
      if (place === 1) return { ...tier, enterDong: dong(50_000), keepDong: dong(0) };
      return place === 2 ? { ...tier, multiplierPercent: 110 } : tier;
    });
    const said = sentences({ ...defaultRules, tiers }).join('\n');
    expect(said).toContain('Hạng Bạc chỉ cần 50.000đ: gần như ai cũng lên ngay.');
    expect(said).toContain('quá xa hạng Bạc');
    expect(said).toContain('Hạng Vàng tích điểm ít hơn hạng Bạc bên dưới.');
  });
});

describe('the worked example', () => {
  it('E01 · 350.000đ gives 35 at Đồng and 70 at Kim cương, in words', () => {
    const worked = workedExample(defaultRules);
    expect(worked.map((tier) => tier.points)).toEqual([35, 42, 52, 70]);
    expect(worked[0]?.sentence).toBe('Hoá đơn 350.000đ, hạng Đồng: được 35 điểm, đổi được 35.000đ.');
  });
});

describe('differences in words (N13)', () => {
  it('finds none between a document and itself', () => {
    expect(diffRules(defaultRules, structuredClone(defaultRules))).toEqual([]);
  });

  it('names each difference', () => {
    const [dongTier, bac, vang] = defaultRules.tiers;
    if (dongTier === undefined || bac === undefined || vang === undefined) throw new Error('K0 has four tiers');
    const after: RuleDocument = {
      ...defaultRules,
      earn: { ...defaultRules.earn, dongPerPoint: dong(20_000) },
      expiry: { kind: 'NEVER' },
      exclusions: { skus: [], categories: ['thuốc lá'] },
      tiers: [dongTier, { ...bac, enterDong: dong(6_000_000), multiplierPercent: 125 }, vang],
    };
    expect(diffRules(defaultRules, after)).toEqual([
      'Số tiền cho 1 điểm: 10.000đ → 20.000đ.',
      'Hạn dùng điểm: 12 tháng → không hết hạn.',
      'Không còn tích điểm cho thuốc lá.',
      'Hạng Bạc, mức lên hạng: 5.000.000đ → 6.000.000đ.',
      'Hạng Bạc, hệ số tích điểm: ×1,2 → ×1,25.',
      'Bỏ hạng Kim cương.',
    ]);
  });

  it('C5, C8 · says in what a tier or a campaign differs, in both languages', () => {
    const [dongTier, bac, ...others] = defaultRules.tiers;
    if (dongTier === undefined || bac === undefined) throw new Error('K0 has four tiers');
    const weekend = campaignRule.parse({
      id: 'w',
      name: 'Cuối tuần',
      effect: { kind: 'MULTIPLY', percent: 200 },
      weekdays: [6, 7],
    });
    const before: RuleDocument = { ...defaultRules, campaigns: [weekend] };
    const after: RuleDocument = {
      ...defaultRules,
      tiers: [bac, { ...dongTier, hidden: true, expiry: { kind: 'ROLLING_DAYS', days: 90 } }, ...others],
      campaigns: [
        {
          ...weekend,
          effect: { kind: 'BONUS', points: points(20) },
          hours: { from: 540, until: 1440 },
          tiers: [bac.id],
          budgetPoints: points(5_000),
          stoppedAt: '2026-11-21T09:00:00+07:00',
        },
      ],
    };
    expect(diffRules(before, after)).toEqual([
      'Thứ tự hạng: Đồng, Bạc, Vàng, Kim cương → Bạc, Đồng, Vàng, Kim cương.',
      'Hạng Đồng, hạng ẩn: không → có.',
      'Hạng Đồng, hạn dùng điểm: theo luật chung → 90 ngày.',
      'Chương trình «Cuối tuần», điểm tặng: ×2 → tặng 20 điểm.',
      'Chương trình «Cuối tuần», khung giờ: mọi lúc → 09:00–24:00.',
      'Chương trình «Cuối tuần», hạng: không có → Bạc.',
      'Chương trình «Cuối tuần», ngân sách điểm: không giới hạn → 5.000.',
      'Chương trình «Cuối tuần», dừng khẩn cấp: không có → 09:00 21/11/2026.',
    ]);
    expect(diffRules(before, after, ruleChangeInEnglish).slice(1, 4)).toEqual([
      'Tier Đồng, hidden: no → yes.',
      'Tier Đồng, expiry: as for all → 90 days.',
      'Campaign «Cuối tuần», what it gives: ×2 → 20 points extra.',
    ]);
  });
});
