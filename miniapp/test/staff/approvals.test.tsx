// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { Link, Route, Routes, useLocation } from 'react-router-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ToastProvider } from '../../src/parts/toast.tsx';
import { Approvals } from '../../src/staff/approvals.tsx';
import { Shift, type ShiftNow } from '../../src/staff/shift.ts';
import { render, tap } from '../render.tsx';

const api = vi.hoisted(() => ({
  waiting: [] as readonly unknown[],
  decide: (_answer: unknown): void => undefined,
}));
vi.mock('../../src/api/api.ts', () => ({
  session: { serverNow: () => Date.now() },
  call: async (key: string) => {
    if (key.startsWith('GET')) return { ok: true, value: { items: api.waiting, next: null } };
    return new Promise((answer) => {
      api.decide = answer;
    });
  },
}));
vi.mock('../../src/staff/staff-frame.tsx', () => ({
  StaffFrame: ({ children }: { children: ReactNode }) => children,
}));

const bag = {
  redemptionId: 'r-1',
  memberId: 'm-1',
  memberName: 'Bùi Gia Huy',
  phoneMasked: '*444',
  tierName: 'Bạc',
  rewardName: 'Túi vải canvas',
  picture: 'gift',
  kind: 'COUNTER',
  points: 120,
  expiresAt: new Date(Date.now() + 600_000).toISOString(),
  voucher: null,
};
const shift = {
  me: { staffId: 's-1', name: 'Phạm Ngọc Tú', role: 'cashier', approveLimitPoints: 200 },
  branch: { branchId: 'b-1', name: 'CN Nguyễn Huệ' },
} as unknown as ShiftNow;

function At() {
  return <p id="at">{useLocation().pathname}</p>;
}

let leave: () => Promise<void>;
/** The cashier came from the counter, and the bag's sheet stands open. */
beforeEach(async () => {
  api.waiting = [bag];
  leave = await render(
    <Shift.Provider value={shift}>
      <ToastProvider>
        <At />
        <Routes>
          <Route path="/staff" element={<Link to="/staff/approvals">Duyệt</Link>} />
          <Route path="/staff/approvals" element={<Approvals />} />
        </Routes>
      </ToastProvider>
    </Shift.Provider>,
    '/staff',
  );
  await tap('a');
  await tap('button.list-row');
});
afterEach(() => leave());

const at = () => document.getElementById('at')?.textContent;
const toast = () => document.querySelector('.toast')?.textContent;
const sheet = () => document.querySelector('[role="dialog"]');
/** The list is asked again, as the next poll would. */
const looksAgain = (waiting: readonly unknown[]) =>
  act(async () => {
    api.waiting = waiting;
    window.dispatchEvent(new Event('online'));
  });
const answers = (answer: unknown) => act(async () => api.decide(answer));

async function refuses(): Promise<void> {
  await tap('.overlay-actions .button-danger');
  await tap('.overlay-body [aria-pressed]');
  await tap('.overlay-actions .button-danger');
}

test('R06 · a list that already knows of the refusal leaves its sheet to tell it, and the cashier on this screen', async () => {
  await refuses();
  await looksAgain([]);
  expect(sheet()).not.toBeNull();
  await answers({ ok: true, value: {} });
  expect(toast()).toContain('Đã từ chối «Túi vải canvas»');
  expect(sheet()).toBeNull();
  expect(at()).toBe('/staff/approvals');
});

test('S05 · what somebody else decides takes the sheet along, also when this one comes second', async () => {
  await looksAgain([]);
  expect(toast()).toBe('Yêu cầu này đã được xử lý hoặc hết giờ');
  expect([sheet(), at()]).toEqual([null, '/staff/approvals']);

  await looksAgain([bag]);
  await tap('button.list-row');
  await refuses();
  await looksAgain([]);
  await answers({ ok: false, failure: { kind: 'offline' } });
  expect([sheet(), at()]).toEqual([null, '/staff/approvals']);
});
