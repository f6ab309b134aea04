import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/loyalty/account.ts';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import type { OrderState } from '../../src/loyalty/order.ts';
import { decideCancel, decideReturn, returnable } from '../../src/loyalty/order-revised.ts';
import {
  at,
  back,
  bill,
  campaign,
  complete,
  dong,
  k0,
  lines,
  memberWith,
  payNow,
  plusPoints,
  points,
  rulesWith,
  times,
} from './k0.ts';
import { proving } from './proving.ts';

const now = at('2026-11-21 10:00');
const rules = rulesWith({
  campaigns: [
    campaign('drinks', { effect: times(250), categories: ['đồ uống'] }),
    campaign('large', { effect: plusPoints(30), minimumDong: 200_000 }),
  ],
  earn: { ...k0.earn, capPerOrder: points(400) },
});

const amounts = fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 5 });
const sale = fc.record({ amounts, drinks: fc.integer({ min: 1, max: 900_000 }), wanted: fc.nat(400) });

function sell({ amounts: found, drinks, wanted }: { amounts: number[]; drinks: number; wanted: number }) {
  const order = bill(0, { lines: [...lines(...found), { gross: dong(drinks), category: 'đồ uống' }] });
  const worth = order.lines.reduce((sum, line) => sum + line.gross, 0);
  const paid = Math.min(wanted, Math.floor(worth / 2 / 1_000));
  const payment = paid >= 10 ? payNow(paid) : null;
  return { order, payment, decision: complete(memberWith([1_000, null]), order, payment, rules) };
}

/** Where returns of these pieces, one after the other, end. */
function returnPieces(sold: ReturnType<typeof sell>, pieces: readonly (readonly [string, number])[]) {
  let account: Account = sold.decision.account;
  let state: OrderState = sold.decision.order;
  let cash = 0;
  for (const piece of pieces) {
    const step = decideReturn(account, { order: sold.order, state, lines: back(piece) }, rules, now);
    ({ account, order: state } = step);
    cash += step.arithmetic.cash;
    expect(state.taken).toBeLessThanOrEqual(state.earned);
    expect(state.restored).toBeLessThanOrEqual(sold.payment?.points ?? 0);
  }
  return { account, state, cash };
}

describe('returns, for any bill (C6)', () => {
  it('F03 F14 · in any pieces and any order, all of a bill returned ends where its cancel ends', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    proving(
      fc.property(sale, cuts, fc.infiniteStream(fc.nat()), (parts, fractions, picks) => {
        const sold = sell(parts);
        const pieces = returnable({ order: sold.order, state: sold.decision.order }, rules).flatMap(
          ({ lineId, net }, line) => {
            const first = Math.floor(net * (fractions[line] ?? 0));
            return [[lineId, first] as const, [lineId, net - first] as const];
          },
        );
        const shuffled = pieces
          .map((piece) => ({ piece, order: picks.next().value }))
          .sort((a, b) => Number(a.order) - Number(b.order))
          .map(({ piece }) => piece);
        const cancelled = decideCancel(
          sold.decision.account,
          { order: sold.order, state: sold.decision.order },
          rules,
          now,
        );
        const ended = returnPieces(sold, shuffled);
        expect(bucketsAt(ended.account, now)).toEqual(bucketsAt(cancelled.account, now));
        expect(ended.account.counters).toEqual(cancelled.account.counters);
        expect(ended.state.restored).toBe(sold.payment?.points ?? 0);
        expect(ended.account.lots).toEqual(cancelled.account.lots);
      }),
      150,
    );
  });

  it('I4 I5 · the order of two returns of different lines changes nothing at the end', () => {
    proving(
      fc.property(sale, (parts) => {
        const sold = sell(parts);
        const [first, second] = returnable({ order: sold.order, state: sold.decision.order }, rules);
        if (first === undefined || second === undefined) return;
        const pieces = [
          [first.lineId, first.net],
          [second.lineId, Math.floor(second.net / 3)],
        ] as const;
        const forwards = returnPieces(sold, pieces);
        const backwards = returnPieces(sold, pieces.toReversed());
        expect(bucketsAt(forwards.account, now)).toEqual(bucketsAt(backwards.account, now));
        expect(forwards.state.eligible).toBe(backwards.state.eligible);
      }),
      150,
    );
  });

  it('buying and returning never leaves a member with more than before', () => {
    proving(
      fc.property(sale, fc.double({ min: 0, max: 1, noNaN: true }), (parts, fraction) => {
        const sold = sell(parts);
        const all = returnable({ order: sold.order, state: sold.decision.order }, rules);
        const some = all.map(({ lineId, net }) => [lineId, Math.floor(net * fraction)] as const);
        const ended = returnPieces(sold, [...some, ...all.map(({ lineId, net }) => [lineId, net] as const)]);
        expect(bucketsAt(ended.account, now)).toMatchObject({ available: 1_000, debt: 0 });
      }),
      150,
    );
  });
});
