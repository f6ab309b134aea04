import { billInput } from '@quaylai/shared/api/counter-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import { emptyAccount } from '@quaylai/shared/loyalty/empty-account';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { BranchId, TierId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import { type Instant, type LocalDate, parseInstant } from '@quaylai/shared/words/vietnam-time';
import { describe, expect, it } from 'vitest';
import { decideBill } from '../../../src/routes/staff/bill-decision.ts';
import { numberedBill, orderOfBill } from '../../../src/routes/staff/counter-order.ts';

const now = parseInstant('2026-11-21T09:00:00') as Instant;
const rules: RuleVersion = { version: 3, effectiveFrom: '2026-01-01T00:00:00+07:00', document: defaultRules };
const nobody = emptyAccount('dong' as TierId, '2026-01-01' as LocalDate);

function withPoints(available: number): Account {
  const lot = { id: '1.0', remaining: points(available), availableAt: now, lastDay: null } as const;
  return { ...nobody, version: 1, lots: [lot] };
}

const bill = (changes: Record<string, unknown>) =>
  billInput.parse({
    memberId: 'M1',
    branchId: 'B1',
    amountDong: 350_000,
    lines: [],
    billNumber: null,
    pointsUsed: 0,
    visit: null,
    ...changes,
  });

function decide(account: Account, changes: Record<string, unknown>, under = rules) {
  const typed = bill(changes);
  const order = orderOfBill(typed, numberedBill(typed.branchId, 'HD1'), now);
  if (!order.ok) throw new Error('the bill is odd');
  return decideBill(account, { bill: typed, order: order.value, vouchers: [] }, { rules: under, now, claims: [] });
}

function factsOf(account: Account, changes: Record<string, unknown>, under = rules) {
  const decided = decide(account, changes, under);
  if (!decided.ok) throw new Error(decided.problem.code);
  return decided.value.facts;
}

describe('A bill at the counter', () => {
  it('E04 · 350.000đ with 100 points leaves 250.000đ to pay and earns 25', () => {
    expect(factsOf(withPoints(100), { pointsUsed: 100 })).toMatchObject({
      grossDong: 350_000,
      eligibleDong: 250_000,
      multiplierPercent: 100,
      pointsUsed: 100,
      pointsUsableMax: 100,
      pointsEarned: 25,
      payDong: 250_000,
      tierReached: null,
    });
  });

  it('E05 · 100.000 points asked on 350.000đ hear that 175 is the most', () => {
    const decided = decide(withPoints(100_000), { pointsUsed: 100_000 });
    expect(decided).toEqual({ ok: false, problem: { code: 'CEILING', max: 175 } });
  });

  it('offers no points when fewer can be used than the least', () => {
    expect(factsOf(withPoints(9), {}).pointsUsableMax).toBe(0);
    expect(factsOf(withPoints(500), { amountDong: 10_000 }).pointsUsableMax).toBe(0);
  });

  it('T09 · 16 million from Đồng says Vàng and earns at Đồng', () => {
    expect(factsOf(nobody, { amountDong: 16_000_000 })).toMatchObject({ pointsEarned: 1_600, tierReached: 'Vàng' });
  });

  it('sums its lines, or says which line is wrong', () => {
    const line = { sku: null, category: null, quantity: 3, unitPriceDong: 50_000, discountDong: 10_000 };
    expect(factsOf(nobody, { amountDong: 140_000, lines: [line] }).pointsEarned).toBe(14);
    const at = numberedBill('B1' as BranchId, 'HD1');
    expect(orderOfBill(bill({ amountDong: 150_000, lines: [line] }), at, now)).toMatchObject({
      problem: { code: 'INVALID_REQUEST', fields: { amountDong: expect.any(String) } },
    });
    const given = { ...line, discountDong: 150_001 };
    expect(orderOfBill(bill({ amountDong: 1, lines: [given] }), at, now)).toMatchObject({
      problem: { code: 'INVALID_REQUEST', fields: { 'lines.0.discountDong': expect.any(String) } },
    });
  });

  it('is one bill however its number is spelt', () => {
    const spelt = [' hd-01', 'HD-01', 'hd-01 '].map((number) => numberedBill('B1' as BranchId, number).orderId);
    expect(new Set(spelt).size).toBe(1);
  });
});

describe('The preview’s hash', () => {
  const shown = factsOf(nobody, {}).hash;

  it('stays while the result stays, whatever else the member did meanwhile', () => {
    expect(factsOf(withPoints(500), {}).hash).toBe(shown);
    expect(factsOf(nobody, { visit: 'another-proof' }).hash).toBe(shown);
  });

  it.each([
    ['another amount', nobody, { amountDong: 350_001 }, rules],
    ['another member', nobody, { memberId: 'M2' }, rules],
    ['a tier reached meanwhile', { ...nobody, tier: { ...nobody.tier, id: 'bac' as TierId } }, {}, rules],
    ['new rules', nobody, {}, { ...rules, version: 4 }],
  ])('changes with %s', (_, account, changes, under) => {
    expect(factsOf(account, changes, under).hash).not.toBe(shown);
  });
});
