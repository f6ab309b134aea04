import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture/fixture-stack.ts';

let stack: FixtureStack;
beforeAll(async () => {
  stack = await startFixtureStack({
    localRoutes: { 'POST zalo/token': ({ body }) => ({ status: 201, body: { for: body } }) },
  });
});
afterAll(() => stack.stop());

const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  fetch(`${stack.apiUrl}/__local/${path}`, { method: 'POST', body: JSON.stringify(body), headers });

describe('the clock', () => {
  it('moves the time inside functions and of the gateway, runs on, and returns to real time', async () => {
    expect((await post('clock', { now: '2027-02-06T09:00:00+07:00' })).status).toBe(200);
    const first = await stack.probe({ do: 'time' });
    const second = await stack.probe({ do: 'time' });
    expect(first.made).toMatch(/^2027-02-06T02:00:/);
    expect(first).toMatchObject({ isDate: true, text: expect.stringContaining('Feb 06 2027') });
    expect(second.now).toBeGreaterThan(first.now);
    const event = await stack.json('/v1/items/7');
    expect(event.requestContext.time).toMatch(/^06\/Feb\/2027:02:00:/);

    await post('clock', { now: null });
    expect(Math.abs((await stack.probe({ do: 'time' })).now - Date.now())).toBeLessThan(5_000);
  });

  it('refuses what is not an instant', async () => {
    expect((await post('clock', { now: 'tomorrow' })).status).toBe(400);
    expect((await post('clock', {})).status).toBe(400);
  });
});

describe('the other switches', () => {
  it('run a job by its name or its logical id, on the local clock', async () => {
    await post('clock', { now: '2027-01-01T00:00:00Z' });
    for (const name of ['nightly', 'Nightly']) {
      const answer = await post(`jobs/${name}`);
      expect(await answer.json()).toEqual({ result: { job: 'expiry', at: '2027-01-01T00:00:00Z' } });
    }
    expect((await post('jobs/unknown')).status).toBe(404);
    await post('clock', { now: null });
  });

  it('empty tables and queues on reset', async () => {
    await stack.probe({ do: 'put', items: [{ pk: 'M1', sk: 'a', kind: 'OTHER' }] });
    expect(await stack.probe({ do: 'count' })).toBe(1);
    expect((await post('reset')).status).toBe(200);
    expect(await stack.probe({ do: 'count' })).toBe(0);
  });

  it('pass the caller’s own routes on', async () => {
    const answer = await post('zalo/token', { userId: 'an' });
    expect([answer.status, await answer.json()]).toEqual([201, { for: { userId: 'an' } }]);
  });

  it('obey pages of this machine, but none from elsewhere', async () => {
    const own = await post('settle', {}, { origin: 'http://an.h5.zdn.vn.localhost:4000' });
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'http://an.h5.zdn.vn.localhost:4000',
    ]);
    expect((await post('reset', {}, { origin: 'https://elsewhere.test' })).status).toBe(403);
    expect((await post('reset', {}, { origin: 'http://localhost.elsewhere.test' })).status).toBe(403);
  });

  it('are absent when the caller leaves them out', async () => {
    const plain = await startFixtureStack({ controlPlane: false });
    expect((await fetch(`${plain.apiUrl}/__local/reset`, { method: 'POST' })).status).toBe(404);
    await plain.stop();
  });
});
