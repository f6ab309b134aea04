import { createHmac, generateKeyPairSync } from 'node:crypto';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { SignJWT } from 'jose';
import type { EnvironmentKeys } from '../../src/cloud/secrets.ts';
import { type SessionKeys, sessionMs } from '../../src/cloud/session-keyring.ts';
import { issueSession, type SessionClaims } from '../../src/http/session.ts';

const sessionSeconds = sessionMs / 1000;
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

/** The keys that a deployment believes at this moment. */
export const sessionKeysOf = async ({
  keys,
  clock,
}: {
  readonly keys: EnvironmentKeys;
  readonly clock: () => Instant;
}) => (await keys.sessionKeys?.(clock())) ?? ([keys.sessionKey] as const);

/** A good session, and every way of making a bad one out of it. All of them must be refused with 401. */
export async function badTokens(
  keys: SessionKeys,
  claims: SessionClaims,
  now: Instant,
): Promise<Readonly<Record<string, string | undefined>>> {
  const { token } = await issueSession(keys, claims, now);
  const [header = '', payload = '', signature = ''] = token.split('.');
  const stranger = new Uint8Array(32).fill(99);
  const { kid } = decoded(header);
  const body = decoded(payload);
  const signedBy = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest('base64url');
  const bySelf = (claims: Readonly<Record<string, unknown>>, alg = 'HS256') =>
    new SignJWT({ ...body, ...claims }).setProtectedHeader({ alg, kid }).sign(keys[0]);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const byPublicKey = new SignJWT(body).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
  return {
    'no token': undefined,
    'not a token': 'abc',
    expired: (await issueSession(keys, claims, instant(now - sessionMs))).token,
    'algorithm none': `${encoded({ alg: 'none', kid })}.${payload}.`,
    'algorithm none with a signature': `${encoded({ alg: 'none', kid })}.${payload}.${signature}`,
    'another key': `${header}.${payload}.${signedBy(stranger, `${header}.${payload}`)}`,
    'another audience': await bySelf({ aud: 'quaylai-console' }),
    'another issuer': await bySelf({ iss: 'zalo' }),
    'another HMAC': await bySelf({}, 'HS512'),
    'a public-key algorithm': await byPublicKey,
    'no end': await bySelf({ exp: undefined }),
    'expired by its age, ending late': await bySelf({
      iat: body.iat - 2 * sessionSeconds,
      exp: body.exp + sessionSeconds,
    }),
    'changed claims': `${header}.${encoded({ ...body, pid: 'another' })}.${signature}`,
  };
}
