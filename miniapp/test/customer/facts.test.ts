import type { Balance, EntryView } from '@quaylai/shared/api/member-models';
import { describe, expect, test } from 'vitest';
import { balanceNotes } from '../../src/customer/balance-notes.ts';
import { lackText } from '../../src/customer/lacks.ts';
import { detailsOf } from '../../src/customer/movements.tsx';
import { dropIsNear } from '../../src/customer/today.tsx';
import { en } from '../../src/words/en.ts';
import { vi } from '../../src/words/vi.ts';

const today = '2026-11-22';
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const nothing = { pending: 0, pendingOn: null, held: 0, heldUntil: null, debt: 0 } as Balance;
const notes = (more: object) => balanceNotes({ ...nothing, ...more } as Balance, vi.home, 'điểm', today).map(plain);

describe('what belongs to the balance but cannot be spent now', () => {
  test('P01 · points that wait say from which day they can be spent', () => {
    expect(notes({ pending: 35, pendingOn: '2026-11-29' })).toEqual(['Chờ 35 điểm, dùng được từ 29/11']);
  });

  test('points on hold say until when: a time today, a day later on', () => {
    expect(notes({ held: 120, heldUntil: '2026-11-22T02:10:00.000Z' })).toEqual(['Đang giữ 120 điểm đến 09:10']);
    expect(notes({ held: 120, heldUntil: '2026-11-22T17:00:00.000Z' })).toEqual(['Đang giữ 120 điểm đến 23/11/2026']);
  });

  test('F06 · debt stands beside the points, and an ordinary balance says nothing more', () => {
    expect(notes({ debt: 50 })).toEqual(['Còn nợ 50 điểm']);
    expect(notes({})).toEqual([]);
  });
});

describe('the ladder in its own measures', () => {
  const lacks = [
    { metric: 'NET_SPEND', left: 4_000_000 },
    { metric: 'ORDER_COUNT', left: 3 },
  ] as const;

  test('conditions that must all be met are joined by "and", others by "or"', () => {
    expect(lackText(vi, 'điểm', lacks, 'ALL')).toBe('4.000.000đ chi tiêu và 3 đơn');
    expect(lackText(vi, 'điểm', lacks, 'ANY')).toBe('4.000.000đ chi tiêu hoặc 3 đơn');
    expect(lackText(en, 'points', lacks, 'ALL')).toBe('4.000.000đ of spending and 3 orders');
  });

  test('C5 · the coming drop is told on the first screen 60 days ahead, 30 at the very least', () => {
    expect(dropIsNear('2026-12-22', today)).toBe(true);
    expect(dropIsNear('2027-01-21', today)).toBe(true);
    expect(dropIsNear('2027-01-22', today)).toBe(false);
  });
});

describe('an entry in one sentence', () => {
  const entry = {
    kind: 'EARN',
    points: 35,
    amountDong: 350_000,
    branchName: 'CN Nguyễn Huệ',
    label: null,
    refund: null,
    availableOn: null,
    tierReached: null,
    at: '2026-11-21T03:00:00.000Z',
  } as unknown as EntryView;
  const said = (more: object) => plain(detailsOf({ ...entry, ...more } as EntryView, vi, 'điểm', today).join(' · '));

  test('a bill says its amount, branch and day', () => {
    expect(said({})).toBe('Hoá đơn 350.000đ · CN Nguyễn Huệ · 21/11');
  });

  test('F02 · a return says what came back, both ways, in points and money', () => {
    const refund = { restored: 40, takenBack: 10, cashDong: 100_000 };
    expect(said({ kind: 'CLAWBACK', amountDong: 140_000, refund })).toBe(
      'Hàng trả 140.000đ · hoàn 40 điểm · thu hồi 10 điểm · hoàn tiền 100.000đ · CN Nguyễn Huệ · 21/11',
    );
  });

  test('P01 · while its points wait, an entry says so; afterwards it does not', () => {
    expect(said({ availableOn: '2026-11-28' })).toContain('dùng được từ 28/11');
    expect(said({ availableOn: '2026-11-22' })).not.toContain('dùng được');
  });
});
