import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/loyalty/account.ts';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { evolve } from '../../src/loyalty/evolve.ts';
import { decideCapture, decideHold, decideVoid } from '../../src/loyalty/hold.ts';
import { decideOrder } from '../../src/loyalty/order-completed.ts';
import { paymentRange } from '../../src/loyalty/payment.ts';
import { settle } from '../../src/loyalty/settle.ts';
import {
  at,
  available,
  bill,
  complete,
  dong,
  earned,
  holdId,
  k0,
  kinds,
  memberWith,
  payNow,
  points,
  problem,
  rulesV3,
  value,
} from './k0.ts';

const ten = at('2026-11-21 10:00:00');
const h1 = holdId('h1');

function hold(account: Account, wanted: number, now = ten, id = h1, amount = 10_000_000) {
  return decideHold(account, { hold: id, points: points(wanted), order: bill(amount) }, k0, now);
}

const held50 = () => value(hold(memberWith([120, null]), 50)).account;

describe('redeeming and reserving (C3)', () => {
  it('R01 · of two holds of 100 on 120 points the second finds 20', () => {
    const first = value(hold(memberWith([120, null]), 100)).account;
    expect(available(first)).toBe(20);
    expect(problem(hold(first, 100, ten, holdId('h2')))).toEqual({ code: 'INSUFFICIENT_POINTS', available: 20 });
  });

  it('R02 · the same hold decided again from the same account is identical', () => {
    const order = bill(1_000_000);
    const again = () => decideHold(memberWith([120, null]), { hold: h1, points: points(50), order }, k0, ten);
    expect(again()).toEqual(again());
  });

  it('R04 · a hold is good for ten minutes to the second, then its points are back', () => {
    const capture = { hold: h1, points: null };
    expect(decideCapture(held50(), capture, at('2026-11-21 10:09:59')).ok).toBe(true);
    expect(problem(decideCapture(held50(), capture, at('2026-11-21 10:10:00')))).toEqual({ code: 'HOLD_EXPIRED' });
    expect(bucketsAt(held50(), at('2026-11-21 10:09:59'))).toMatchObject({ available: 70, held: 50 });
    expect(bucketsAt(held50(), at('2026-11-21 10:10:00'))).toMatchObject({ available: 120, held: 0 });
  });

  it('R04 · the late capture hears HOLD_EXPIRED also after another write has settled the hold', () => {
    const later = at('2026-11-21 10:20');
    const swept = evolve(held50(), 3, settle(held50(), later), {});
    expect(problem(decideCapture(swept, { hold: h1, points: null }, later))).toEqual({ code: 'HOLD_EXPIRED' });
  });

  it('R05 · of a hold of 50, 30 are captured and 20 released', () => {
    const decision = value(decideCapture(held50(), { hold: h1, points: points(30) }, ten));
    expect(decision.postings).toMatchObject([
      { kind: 'CAPTURE', points: 30 },
      { kind: 'RELEASE', points: 20, because: 'UNCAPTURED' },
    ]);
    expect(bucketsAt(decision.account, ten)).toMatchObject({ available: 90, held: 0 });
    expect(decision.account.lifetimeSpent).toBe(30);
  });

  it('R06 · a captured hold cannot be voided', () => {
    const captured = value(decideCapture(held50(), { hold: h1, points: null }, ten)).account;
    expect(problem(decideVoid(captured, { hold: h1, because: 'CUSTOMER' }, ten))).toEqual({ code: 'HOLD_CLOSED' });
  });

  it('R07 · a second capture of the same hold spends nothing more', () => {
    const captured = value(decideCapture(held50(), { hold: h1, points: null }, ten)).account;
    expect(problem(decideCapture(captured, { hold: h1, points: null }, ten))).toEqual({ code: 'HOLD_CLOSED' });
  });

  it('I3 · more than is held cannot be captured', () => {
    const asked = decideCapture(held50(), { hold: h1, points: points(51) }, ten);
    expect(problem(asked)).toEqual({ code: 'CEILING', max: 50 });
  });

  it('R08 · a bill of 90.000đ takes 45 points at most', () => {
    expect(problem(hold(memberWith([100, null]), 60, ten, h1, 90_000))).toEqual({ code: 'CEILING', max: 45 });
    expect(hold(memberWith([100, null]), 45, ten, h1, 90_000).ok).toBe(true);
  });

  it('R09 · 9 points are below the minimum of 10', () => {
    expect(problem(hold(memberWith([100, null]), 9))).toEqual({ code: 'BELOW_MIN', min: 10 });
  });

  it('R10 · 91.500đ takes 45 points: 45.750đ floors', () => {
    expect(paymentRange(memberWith([100, null]), bill(91_500), k0, ten)).toMatchObject({ max: 45, ceiling: 45 });
  });

  it('R11 · with 45 points paid, the other 46.500đ earn 4', () => {
    expect(earned(complete(memberWith([100, null]), bill(91_500), payNow(45)))).toBe(4);
  });

  it('R12 · points pay for no excluded goods: 100.000đ of which 40.000đ tobacco takes 30', () => {
    const order = bill(0, { lines: [{ gross: dong(60_000) }, { gross: dong(40_000), category: 'thuốc lá' }] });
    expect(paymentRange(memberWith([100, null]), order, k0, ten).max).toBe(30);
  });

  it('the maximum is what the member has when the bill would take more', () => {
    expect(paymentRange(memberWith([20, null]), bill(350_000), k0, ten)).toMatchObject({ max: 20, ceiling: 175 });
  });

  it('R13 · points held before midnight of their last day are captured after it', () => {
    const night = at('2026-11-21 23:57');
    const held = value(hold(memberWith([60, '2026-11-21']), 60, night)).account;
    const decision = value(decideCapture(held, { hold: h1, points: null }, at('2026-11-22 00:03')));
    expect(kinds(decision)).toEqual(['CAPTURE']);
  });

  it('R14 · the same hold, lapsed: its points expire; refused by the shop: they live 7 more days', () => {
    const held = value(hold(memberWith([60, '2026-11-21']), 60, at('2026-11-21 23:57'))).account;
    expect(settle(held, at('2026-11-22 00:07'))).toMatchObject([
      { kind: 'RELEASE', points: 60, because: 'LAPSED' },
      { kind: 'EXPIRE', points: 60 },
    ]);
    const past = at('2026-11-22 00:04');
    const refused = value(decideVoid(held, { hold: h1, because: 'SHOP' }, past)).account;
    expect(refused.lots).toMatchObject([{ remaining: 60, lastDay: '2026-11-29' }]);
    const ended = value(decideVoid(held, { hold: h1, because: 'CUSTOMER' }, past));
    expect(kinds(ended)).toEqual(['RELEASE', 'EXPIRE']);
    expect(available(ended.account, past)).toBe(0);
  });

  it('R14 · two holds of one lot across midnight: one refused, one lapsed, each by its own rule', () => {
    const night = at('2026-11-21 23:57');
    const first = value(hold(memberWith([60, '2026-11-21']), 30, night)).account;
    const both = value(hold(first, 30, night, holdId('h2'))).account;
    const refused = value(decideVoid(both, { hold: h1, because: 'SHOP' }, at('2026-11-22 00:04'))).account;
    expect(bucketsAt(refused, at('2026-11-22 00:08'))).toMatchObject({ available: 30, held: 0 });
  });

  it('R15 · a hold of 45 empties the lot that ends first, then takes from the next', () => {
    const account = memberWith([20, null], [50, '2026-12-31'], [30, '2026-11-30']);
    const held = value(hold(account, 45)).account;
    expect(held.lots).toMatchObject([
      { remaining: 35, lastDay: '2026-12-31' },
      { remaining: 20, lastDay: null },
    ]);
  });

  it('R16 · a lot without expiry is used last, however old it is', () => {
    const account = memberWith([20, null], [20, '2027-12-31']);
    const { parts } = value(hold(account, 20)).postings[0] as { parts: readonly { lastDay: string | null }[] };
    expect(parts).toMatchObject([{ lastDay: '2027-12-31' }]);
  });

  it('a completed order captures its hold and earns in one entry (decisions 13)', () => {
    const payment = { points: points(40), hold: h1 };
    const decision = value(decideOrder(held50(), { order: bill(350_000), payment }, rulesV3, ten));
    expect(kinds(decision)).toEqual(['CAPTURE', 'RELEASE', 'EARN']);
    expect(earned(decision)).toBe(31);
    expect(decision.order.spent).toMatchObject([{ points: 40 }]);
  });
});
