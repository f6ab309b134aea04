import { createHmac } from 'node:crypto';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { type SessionKeys, sessionMs } from '../../src/cloud/session-keyring.ts';
import { issueSession, readSession } from '../../src/http/session.ts';
import { claims } from './claims.ts';

const keys: SessionKeys = [new Uint8Array(32).fill(1)];
const other = new Uint8Array(32).fill(2);
const now = instant(Date.parse('2026-11-21T09:00:00+07:00'));
const later = (ms: number): Instant => instant(now + ms);
const code = async (token: string, at = now, withKeys = keys) => {
  const read = await readSession(withKeys, token, at);
  return read.ok ? 'OK' : read.problem.code;
};

test('a session says whom it speaks for, for 30 minutes', async () => {
  const { token, expiresAt } = await issueSession(keys, claims, now);
  expect(expiresAt).toBe(later(sessionMs));
  expect(await readSession(keys, token, later(sessionMs - 1_000))).toEqual({ ok: true, value: claims });
  expect(await code(token, later(sessionMs))).toBe('SESSION_EXPIRED');
});

test('a person who has not joined carries neither member nor staff', async () => {
  const { token } = await issueSession(keys, { ...claims, member: null, staff: null }, now);
  expect(await readSession(keys, token, now)).toMatchObject({ value: { member: null, staff: null } });
});

test('a rotated key still verifies, and a new one signs', async () => {
  const { token } = await issueSession(keys, claims, now);
  expect(await code(token, now, [other, keys[0]])).toBe('OK');
  expect(await code(token, now, [other])).toBe('UNAUTHENTICATED');
});

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('algorithm none, another algorithm, another key and a changed claim are refused', async () => {
  const { token } = await issueSession(keys, claims, now);
  const [header = '', payload = '', signature = ''] = token.split('.');
  const kid = JSON.parse(Buffer.from(header, 'base64url').toString()).kid;
  const body = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const signed = (head: object, key: Uint8Array, hash = 'sha256') => {
    const text = `${encoded(head)}.${payload}`;
    return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
  };
  const forged = [
    `${encoded({ alg: 'none', kid })}.${payload}.`,
    `${encoded({ alg: 'none', kid })}.${payload}.${signature}`,
    signed({ alg: 'HS512', kid }, keys[0], 'sha512'),
    signed({ alg: 'HS256', kid }, other),
    signed({ alg: 'HS256' }, keys[0]),
    signed({ alg: 'HS256', kid: 'unknown' }, keys[0]),
    `${header}.${encoded({ ...body, mid: 'm2' })}.${signature}`,
    `${header}.${payload}.`,
    'a.b.c',
    '',
  ];
  for (const attempt of forged) expect(await code(attempt), attempt).toBe('UNAUTHENTICATED');
  expect(await code(signed({ alg: 'HS256', kid }, keys[0]))).toBe('OK');
});

test('another audience, another issuer, a long life and a session from the future are refused', async () => {
  const { token } = await issueSession(keys, claims, now);
  const kid = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
  const mint = (change: { aud?: string; iss?: string; iat?: number; exp?: number }) =>
    new SignJWT({ pid: 'quay-lai', mid: 'm1' })
      .setProtectedHeader({ alg: 'HS256', kid })
      .setSubject('p1')
      .setIssuer(change.iss ?? 'quaylai')
      .setAudience(change.aud ?? 'quaylai-app')
      .setIssuedAt(change.iat ?? now / 1000)
      .setExpirationTime(change.exp ?? now / 1000 + 60)
      .sign(keys[0]);
  expect(await code(await mint({}))).toBe('OK');
  expect(await code(await mint({ aud: 'quaylai-console' }))).toBe('UNAUTHENTICATED');
  expect(await code(await mint({ iss: 'somebody' }))).toBe('UNAUTHENTICATED');
  expect(await code(await mint({ iat: now / 1000 + 600 }))).toBe('UNAUTHENTICATED');
  expect(await code(await mint({ iat: now / 1000 - 7_200, exp: now / 1000 + 7_200 }))).not.toBe('OK');
});
