import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { ExpiryRule } from '@quaylai/shared/programme/expiry-rule';
import { parseRules } from '@quaylai/shared/programme/validate';
import { describe, expect, test } from 'vitest';
import { isoOfLocal, localTimeOf } from '../../src/owner/local-time.ts';
import {
  campaignConditions,
  effectSentence,
  minutesOf,
  newCampaign,
  stateOf,
  timeOf,
} from '../../src/owner/rules/campaign-life.ts';
import { cleaned, type Draft, dropDraft, keepDraft, keptDraft } from '../../src/owner/rules/draft.ts';
import { begun } from '../../src/owner/rules/expiry-fields.tsx';
import { percentOf } from '../../src/owner/rules/factor-field.tsx';
import { moved, withNewTier, withoutTier } from '../../src/owner/rules/ladder-moves.ts';
import { standing, versionBefore } from '../../src/owner/rules/scheduled.ts';
import {
  earnConditions,
  exclusionSentence,
  expirySentence,
  tieringSentence,
  tierSentence,
} from '../../src/owner/rules/sentences.ts';
import { stoppedIn } from '../../src/owner/rules/stop-campaign.tsx';
import { campaignsVi } from '../../src/words/campaigns-vi.ts';
import { rulesVi } from '../../src/words/rules-vi.ts';
import { tiersVi } from '../../src/words/tiers-vi.ts';

const rules = defaultRules as Draft;
const id = (text: string) => text as never;

describe('the rules in words', () => {
  test.each<[ExpiryRule, string]>([
    [{ kind: 'NEVER' }, 'Điểm không hết hạn'],
    [{ kind: 'ROLLING', months: 12 }, 'Điểm hết hạn sau 12 tháng'],
    [{ kind: 'ROLLING_DAYS', days: 90 }, 'Điểm hết hạn sau 90 ngày'],
    [{ kind: 'END_OF', unit: 'QUARTER', months: 0 }, 'Điểm dùng được đến hết quý nhận điểm'],
    [{ kind: 'END_OF', unit: 'YEAR', months: 12 }, 'Điểm dùng thêm 12 tháng rồi đến hết năm đó'],
    [{ kind: 'FIXED', dates: ['06-30', '12-31'], daysMin: 30 }, 'Điểm hết hạn vào 30/06, 31/12 hằng năm'],
    [{ kind: 'INACTIVITY', months: 6 }, 'Điểm hết hạn nếu 6 tháng không mua hàng'],
  ])('C4 · every kind of expiry is said as it is: %o', (expiry, sentence) => {
    expect(expirySentence(expiry, rulesVi.expiry)).toBe(sentence);
  });

  test.each(['NEVER', 'ROLLING', 'ROLLING_DAYS', 'END_OF', 'FIXED', 'INACTIVITY'] as const)(
    'C4 · changing to %s begins with numbers that the document accepts',
    (kind) => {
      expect(parseRules({ ...rules, expiry: begun(kind, { kind: 'ROLLING', months: 6 }) }).ok).toBe(true);
    },
  );

  test('C2 · what limits earning stands under the rate', () => {
    expect(earnConditions(rules, rulesVi.earn, 'điểm')).toEqual([]);
    const earn = { ...rules.earn, rounding: 'UP', minimumInvoiceDong: 100_000, capPerOrder: 200, pendingDays: 7 };
    expect(earnConditions({ ...rules, earn } as Draft, rulesVi.earn, 'điểm')).toEqual([
      'làm tròn lên',
      'hoá đơn từ 100.000đ',
      'tối đa 200\u00a0điểm mỗi hoá đơn',
      'dùng được sau 7 ngày',
    ]);
  });

  test('a long list of exclusions names three and counts the rest', () => {
    const exclusions = { categories: ['thuốc lá', 'sữa', 'bia'], skus: ['A1', 'A2'] };
    expect(exclusionSentence({ ...rules, exclusions }, rulesVi.exclusions)).toBe(
      'Không tích điểm: thuốc lá, sữa, bia và 2 mục khác',
    );
  });

  test('C5 · a tier says what it asks, in all the measures of the ladder', () => {
    const tiering = { ...rules.tiering, metrics: ['NET_SPEND', 'ORDER_COUNT'], match: 'ANY' } as Draft['tiering'];
    const [lowest, bac] = rules.tiers.map((tier, at) => ({ ...tier, enterOrders: at * 20 }));
    if (!lowest || !bac) throw new Error('K0 has four tiers');
    const books = { rules: rulesVi, tiers: tiersVi };
    expect(tierSentence(bac, { ...rules, tiering }, books, 'điểm')).toBe('Từ 5.000.000đ hoặc 20\u00a0hoá đơn');
    expect(tierSentence(lowest, { ...rules, tiering }, books, 'điểm')).toBe('Mọi thành viên bắt đầu ở đây');
    expect(tieringSentence({ ...rules, tiering }, rulesVi.tiering)).toBe(
      'Theo chi tiêu hoặc số hoá đơn, năm dương lịch',
    );
  });
});

describe('the ladder', () => {
  test('tiers change places and the ladder still rises: what a step asks stays with the step', () => {
    const after = moved(rules, 1, 1);
    expect(after.tiers.map(({ name, enterDong }) => [name, enterDong])).toEqual([
      ['Đồng', 0],
      ['Vàng', 5_000_000],
      ['Bạc', 15_000_000],
      ['Kim cương', 50_000_000],
    ]);
    expect(after.tiers[1]?.multiplierPercent).toBe(150);
    expect(parseRules(after).ok).toBe(true);
    expect(moved(rules, 3, 1)).toBe(rules);
  });

  test.each([['NET_SPEND'], ['ORDER_COUNT'], ['LIFETIME_POINTS'], ['NET_SPEND', 'EVENT_COUNT']] as const)(
    'a new tier above the highest is one that the document accepts when measured by %s',
    (...metrics) => {
      const counted = rules.tiers.map((tier, at) => ({ ...tier, enterOrders: at, enterEvents: at, enterPoints: at }));
      const draft = { ...rules, tiering: { ...rules.tiering, metrics }, tiers: counted } as unknown as Draft;
      const after = withNewTier(withNewTier(draft, id('a'), 'Hạng mới'), id('b'), 'Hạng mới');
      expect(after.tiers.map(({ name }) => name).slice(4)).toEqual(['Hạng mới', 'Hạng mới 2']);
      expect(parseRules(after)).toMatchObject({ ok: true });
    },
  );

  test('a removed tier leaves campaigns for others alone, and asks about one that was for it only', () => {
    const both = { ...newCampaign(id('c1'), 'Hai hạng'), tiers: [id('bac'), id('vang')] };
    const only = { ...newCampaign(id('c2'), 'Một hạng'), tiers: [id('bac')] };
    const after = withoutTier({ ...rules, campaigns: [both, only] }, id('bac'));
    expect(after.tiers.map(({ id: tier }) => tier)).toEqual(['dong', 'vang', 'kim-cuong']);
    expect(after.campaigns.map(({ tiers }) => tiers)).toEqual([['vang'], ['bac']]);
    const read = parseRules(after);
    expect(read.ok ? {} : read.problem).toEqual({ 'campaigns.1.tiers': 'Hãy chọn một trong các lựa chọn có sẵn.' });
  });

  test.each([
    ['1,2', 120],
    ['1.25', 125],
    ['2', 200],
    ['1,', 100],
    ['1,234', null],
    ['hai', null],
    ['', null],
  ])('a multiplier typed as %s is %s percent', (text, percent) => {
    expect(percentOf(text)).toBe(percent);
  });
});

describe('campaigns', () => {
  const campaign = newCampaign(id('c'), 'Cuối tuần');
  const published = { ...rules, campaigns: [campaign] };
  const noon = Date.parse('2026-11-21T12:00:00+07:00');

  test('a new campaign is one that the document accepts', () => {
    expect(parseRules(published).ok).toBe(true);
  });

  test('C04 · a campaign is coming, running, over or stopped by its own times, and a draft until it is published', () => {
    expect(stateOf(campaign, rules, noon)).toBe('DRAFT');
    expect(stateOf(campaign, published, noon)).toBe('RUNNING');
    expect(stateOf({ ...campaign, from: '2026-11-21T12:00:01+07:00' }, published, noon)).toBe('COMING');
    expect(stateOf({ ...campaign, until: '2026-11-21T12:00:00+07:00' }, published, noon)).toBe('OVER');
    const [stopped] = stoppedIn(published, id('c'), '2026-11-21T11:00:00+07:00').campaigns;
    expect(stopped && stateOf(stopped, published, noon)).toBe('STOPPED');
  });

  test('C02 · times are typed and read in Vietnam’s time; 00:00 at the end of a window is the end of the day', () => {
    expect(isoOfLocal('2026-12-01T09:00')).toBe('2026-12-01T09:00:00+07:00');
    expect(localTimeOf('2026-12-01T02:00:00Z')).toBe('2026-12-01T09:00');
    expect([isoOfLocal(''), localTimeOf(null)]).toEqual([null, '']);
    expect([minutesOf('09:30', false), minutesOf('00:00', true), minutesOf('00:00', false)]).toEqual([570, 1440, 0]);
    expect([timeOf(1440), timeOf(570), timeOf(null)]).toEqual(['00:00', '09:30', '']);
  });

  test('a campaign says what it gives and when in one line', () => {
    const happy = { ...campaign, weekdays: [6, 7], hours: { from: 540, until: 660 }, tiers: [id('vang')] };
    expect(effectSentence(happy, campaignsVi, 'điểm')).toBe('Nhân 2 điểm');
    expect(campaignConditions(happy, rules, campaignsVi, 'điểm')).toEqual(['Thứ 7, Chủ nhật', '09:00–11:00', 'Vàng']);
  });
});

describe('the draft', () => {
  test('keeps words with their spaces while they are typed, and sends them trimmed, without empty lines', () => {
    const typing = { ...rules, exclusions: { skus: [' A1 ', ''], categories: ['thuốc '] } };
    expect(cleaned(typing).exclusions).toEqual({ skus: ['A1'], categories: ['thuốc'] });
  });

  test('outlives a reload, and says which version it was begun on', () => {
    keepDraft({ basedOn: 1, document: { ...rules, unitName: 'Sao' } });
    expect(keptDraft(rules)).toMatchObject({ basedOn: 1, document: { unitName: 'Sao' } });
    dropDraft();
    expect(keptDraft(rules)).toBeNull();
  });

  test('E25 · of two versions for one moment only the later stands, and a withdrawn one gives way to the one before', () => {
    const at = (version: number, effectiveFrom: string) =>
      ({ version, effectiveFrom, author: '', reason: '', publishedAt: effectiveFrom, rollsBackTo: null }) as const;
    const december = at(2, '2026-12-01T00:00:00Z');
    const january = at(3, '2027-01-01T00:00:00Z');
    const again = at(4, '2027-01-01T07:00:00+07:00');
    const schedule = { active: at(1, '2026-11-01T00:00:00Z'), scheduled: [december, january], latestVersion: 3 };
    expect(versionBefore(schedule as never, january.effectiveFrom)).toBe(2);
    expect(versionBefore(schedule as never, december.effectiveFrom)).toBe(1);
    expect(standing([december, january, again]).map(({ version }) => version)).toEqual([2, 4]);
  });
});
