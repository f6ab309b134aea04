import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Colleague, hire } from '../../shop.ts';
import { type CounterShop, newZaloId, openCounterShop } from './counter-shop.ts';

let counter: CounterShop;
beforeAll(async () => {
  counter = await openCounterShop();
});

const newCashier = (branchId = counter.shop.branches[0].branchId) =>
  hire(counter.shop, newZaloId(), 'cashier', [branchId]);
const set = (who: Colleague, pin: string, current: string | null = null) =>
  counter.service.ask(who.claims, 'POST /v1/staff/me/pin', { body: { pin, current } });
const opens = (who: Colleague, pin: string) =>
  counter.service.ask(who.claims, 'POST /v1/staff/me/pin/check', { body: { pin } });
const reset = (by: Colleague, whose: Colleague) =>
  counter.service.ask(by.claims, 'POST /v1/staff/colleagues/{staffId}/pin-reset', {
    params: { staffId: whose.staff.staffId },
  });
const isSet = async (who: Colleague) => (await counter.service.ask(who.claims, 'GET /v1/staff/me')).reply.pinSet;

describe('The PIN of a counter left alone', () => {
  it('is set at the first shift and opens the counter for its owner only', async () => {
    const [cashier, colleague] = [await newCashier(), await newCashier()];
    expect(await isSet(cashier)).toBe(false);
    expect((await opens(cashier, '2580')).problem.code).toBe('PIN_WRONG');
    expect((await set(cashier, '2580')).status).toBe(200);
    expect(await isSet(cashier)).toBe(true);
    expect((await opens(cashier, '2580')).status).toBe(200);
    expect((await opens(cashier, '2581')).problem.code).toBe('PIN_WRONG');
    expect((await opens(colleague, '2580')).problem.code).toBe('PIN_WRONG');
  });

  it('changes only by the one in use; said again it stays', async () => {
    const cashier = await newCashier();
    await set(cashier, '2580');
    expect((await set(cashier, '1357')).problem.code).toBe('PIN_WRONG');
    expect((await set(cashier, '1357', '0000')).problem.code).toBe('PIN_WRONG');
    expect((await set(cashier, '2580')).status).toBe(200);
    expect((await set(cashier, '1357', '2580')).status).toBe(200);
    expect((await opens(cashier, '1357')).status).toBe(200);
  });

  it('five wrong ones in a minute lock it for fifteen, right ones included, and lock no voucher code', async () => {
    const cashier = await newCashier();
    await set(cashier, '2580');
    for (const wrong of ['0000', '1111', '2222', '3333', '4444']) await opens(cashier, wrong);
    expect((await opens(cashier, '2580')).problem).toMatchObject({ code: 'PIN_LOCKED', details: { minutes: 15 } });
    const code = { branchId: counter.branchId, scanned: null, code: '0000-0000-0000-0' };
    const typed = await counter.service.ask(cashier.claims, 'POST /v1/staff/redemptions/resolve', {
      key: 'typed-after-lock',
      body: code,
    });
    expect(typed.problem.code).toBe('CODE_INVALID');
    const now = counter.world.clock();
    counter.world.setClock(instant(now + 15 * 60_000));
    expect((await opens(cashier, '2580')).status).toBe(200);
    counter.world.setClock(now);
  });

  it('is taken away by a manager of the branch, never by a cashier, another branch’s manager or of an owner', async () => {
    const [first, second] = counter.shop.branches;
    const [cashier, colleague] = [await newCashier(), await newCashier()];
    const elsewhere = await hire(counter.shop, newZaloId(), 'manager', [second.branchId]);
    const here = await hire(counter.shop, newZaloId(), 'manager', [first.branchId]);
    await set(cashier, '2580');
    expect((await reset(colleague, cashier)).status).toBe(403);
    expect((await reset(elsewhere, cashier)).status).toBe(404);
    expect((await reset(here, counter.owner)).status).toBe(404);
    expect((await reset(here, cashier)).status).toBe(200);
    expect(await isSet(cashier)).toBe(false);
    expect((await opens(cashier, '2580')).problem.code).toBe('PIN_WRONG');
    expect((await set(cashier, '9753')).status).toBe(200);
    expect((await opens(cashier, '9753')).status).toBe(200);
  });
});
