import { createHmac, timingSafeEqual } from 'node:crypto';

export type TokenKind =
  | 'access'
  | 'refresh'
  | 'oa-access'
  | 'oa-refresh'
  | 'oa-code'
  | 'login-code'
  | 'phone'
  | 'location'
  | 'session';

/** Lifetimes as on Zalo; phone and location tokens are exchanged once, within about two minutes. */
const lifetimeMs: Record<TokenKind, number> = {
  access: 3_600_000,
  refresh: 90 * 86_400_000,
  'oa-access': 90_000_000,
  'oa-refresh': 90 * 86_400_000,
  'oa-code': 600_000,
  'login-code': 600_000,
  phone: 120_000,
  location: 120_000,
  session: 86_400_000,
};

export interface TokenClaims {
  readonly kind: TokenKind;
  /** A person's userId, or an OA's id. */
  readonly subject: string;
  readonly zaloAppId: string;
  readonly id: string;
  readonly expiresAt: number;
  /** PKCE: base64url(SHA-256(verifier)), when the code was asked for with one. */
  readonly challenge?: string;
}

export interface TokenMint {
  issue(kind: TokenKind, subject: string, zaloAppId: string, challenge?: string): string;
  /** Claims of a genuine, unexpired, unused token of this kind. */
  read(kind: TokenKind, token: string | undefined): TokenClaims | undefined;
  /** As read, and never again. */
  spend(kind: TokenKind, token: string | undefined): TokenClaims | undefined;
}

const spentIdsMax = 50_000;

/** Tokens carry their own claims, so a page left open survives a restart that keeps the key. */
export function createTokenMint(key: string, now: () => number, newId: () => string): TokenMint {
  const spent = new Set<string>();
  const mac = (text: string) => createHmac('sha256', key).update(text).digest('base64url');

  const read: TokenMint['read'] = (kind, token) => {
    const [text, seal] = (token ?? '').split('.');
    if (!text || !seal) return undefined;
    const expected = Buffer.from(mac(text));
    const given = Buffer.from(seal);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const claims = JSON.parse(Buffer.from(text, 'base64url').toString()) as TokenClaims;
    return claims.kind === kind && claims.expiresAt > now() && !spent.has(claims.id) ? claims : undefined;
  };

  return {
    issue(kind, subject, zaloAppId, challenge) {
      const claims = { kind, subject, zaloAppId, id: newId(), expiresAt: now() + lifetimeMs[kind], challenge };
      const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
      return `${text}.${mac(text)}`;
    },
    read,
    spend(kind, token) {
      const claims = read(kind, token);
      if (!claims) return undefined;
      if (spent.size >= spentIdsMax) spent.delete(spent.values().next().value as string);
      spent.add(claims.id);
      return claims;
    },
  };
}
