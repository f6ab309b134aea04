import type { ProblemCode } from '@quaylai/shared/words/problems';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/api/client.ts';
import type { Failure } from '../../src/api/failure.ts';
import { sendLateBill } from '../../src/staff/send-late-bill.ts';
import type { LateBill } from '../../src/state/late-bills.ts';
import { type ShiftAct, totalsOf } from '../../src/state/my-shift.ts';

const bill: LateBill = {
  key: 'once-for-ever',
  staffId: 's1',
  branchId: 'b1',
  customer: { phone: '0912000107' },
  amountDong: 200_000,
  billNumber: null,
  soldAt: '2026-11-22T03:00:00.000Z',
  refusal: null,
};
const problem = (code: ProblemCode): Failure => ({
  kind: 'problem',
  problem: { code, message: 'câu', requestId: 'r' } as never,
});

/** Answers the number with a member, and the bill with `last`. */
function counterThat(last: Failure | 'POSTS') {
  const sent: { route: string; body: unknown; under: string | undefined }[] = [];
  const call = (async (route: string, { body }: { body: unknown }, under?: string) => {
    sent.push({ route, body, under });
    if (route === 'POST /v1/staff/members')
      return { ok: true, value: { memberId: 'm1', phoneMasked: '09*****107' } } as never;
    return (last === 'POSTS' ? { ok: true, value: { pointsEarned: 20 } } : { ok: false, failure: last }) as never;
  }) as unknown as Call;
  return { call, sent };
}

describe('a bill that waited', () => {
  test('is sent for the number’s member, under its own key and with its own time', async () => {
    const { call, sent } = counterThat('POSTS');
    expect(await sendLateBill(call, bill)).toMatchObject({ kind: 'POSTED', who: '09*****107' });
    expect(sent[1]).toMatchObject({
      under: 'once-for-ever',
      body: { memberId: 'm1', soldAt: bill.soldAt, amountDong: 200_000 },
    });
  });

  test.each([
    [{ kind: 'offline' } as Failure, 'LATER'],
    [problem('BUSY'), 'LATER'],
    [problem('INTERNAL'), 'LATER'],
    [problem('IDEMPOTENCY_KEY_REUSED'), 'KNOWN'],
    [problem('DUPLICATE_BILL'), 'KNOWN'],
    [problem('IN_REVIEW'), 'IN_REVIEW'],
    [problem('NOT_FOUND'), 'REFUSED'],
  ])('%j leaves it %s', async (failure, kind) => {
    expect((await sendLateBill(counterThat(failure).call, bill)).kind).toBe(kind);
  });
});

describe('my shift', () => {
  const act = (kind: ShiftAct['kind'], amountDong: number | null, earned = 0): ShiftAct => ({
    kind,
    at: '2026-11-22T03:00:00.000Z',
    who: null,
    amountDong,
    earned,
    used: 0,
  });

  test('counts a bill that was undone for nothing, and returns apart', () => {
    const acts = [
      act('EARN', 350_000, 35),
      act('EARN', 9_000_000, 900),
      act('UNDO', 9_000_000, 900),
      act('RETURN', 140_000, 14),
      act('APPROVE', null),
    ];
    expect(totalsOf(acts)).toEqual({ bills: 1, amountDong: 350_000, earned: 35, used: 0, decided: 1, returns: 1 });
  });
});
