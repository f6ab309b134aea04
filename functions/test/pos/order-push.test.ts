import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { describe, expect, it } from 'vitest';
import { claimedIntegration, isSigned, signPush } from '../../src/pos/order-push.ts';

const now = Date.parse('2026-11-21T09:00:00+07:00') as Instant;
const body = Buffer.from('{"kind":"ORDER","total": 350000}');
const secret = 'a-secret-of-the-till';
const after = (ms: number) => (now + ms) as Instant;

describe('A pushed order proves who sent it', () => {
  it('holds for the very bytes that were signed', () => {
    expect(isSigned({ signature: signPush(body, secret, now), body }, [secret], now)).toBe(true);
  });

  it('fails for the same order written again with other spaces', () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    expect(isSigned({ signature: signPush(body, secret, now), body: rewritten }, [secret], now)).toBe(false);
  });

  it.each([
    [5 * 60_000, true],
    [5 * 60_000 + 1_000, false],
    [-5 * 60_000, true],
    [-5 * 60_000 - 1_000, false],
  ])('signed %i ms before it arrives: %s', (ageMs, holds) => {
    expect(isSigned({ signature: signPush(body, secret, now), body }, [secret], after(ageMs))).toBe(holds);
  });

  it('holds for both secrets during a rotation, and for no third one', () => {
    const secrets = ['old-secret', 'new-secret'];
    expect(secrets.map((one) => isSigned({ signature: signPush(body, one, now), body }, secrets, now))).toEqual([
      true,
      true,
    ]);
    expect(isSigned({ signature: signPush(body, 'third', now), body }, secrets, now)).toBe(false);
  });

  it('holds when the sender signs with its old and its new secret at once', () => {
    const [old, fresh] = [signPush(body, 'old', now), signPush(body, 'fresh', now).split(',')[1]];
    expect(isSigned({ signature: `${old},${fresh}`, body }, ['fresh'], now)).toBe(true);
  });

  it('fails when the time was moved after signing', () => {
    const signature = signPush(body, secret, now).replace(/^t=\d+/, `t=${Math.floor(now / 1000) + 1}`);
    expect(isSigned({ signature, body }, [secret], now)).toBe(false);
  });

  it.each([
    undefined,
    '',
    't=1',
    'v1=00',
    `v1=${'0'.repeat(64)}`,
    `t=1795226400,v1=${'g'.repeat(64)}`,
    `t=1795226400,t=1795226400,v1=${'0'.repeat(64)}`,
    `t=1795226400,v1=${'0'.repeat(64)},v0=${'0'.repeat(64)}`,
    'x'.repeat(10_000),
  ])('fails for a header that is no signature: %j', (signature) => {
    expect(isSigned({ signature, body }, [secret], now)).toBe(false);
  });

  it('fails for an integration without active secrets', () => {
    expect(isSigned({ signature: signPush(body, secret, now), body }, [], now)).toBe(false);
  });

  it('reads the integration id, and refuses what could reach into another key', () => {
    expect(claimedIntegration('01KAHZ0000000000000000TILL')).toBe('01KAHZ0000000000000000TILL');
    expect([undefined, '', 'a#b', '../x', 'x'.repeat(65)].map(claimedIntegration)).toEqual(Array(5).fill(null));
  });
});
