import { createHash } from 'node:crypto';
import { type CloudReply, type CloudRequest, formOf, ok } from './cloud-request.ts';
import type { TokenClaims, TokenKind } from './cloud-tokens.ts';
import { appById, type CloudWorld, type ZaloApp } from './cloud-world.ts';

// -14003 is the one OAuth v4 error that public clients report; finer codes are not documented.
const refused = (reason: string): CloudReply => ({
  status: 200,
  body: { error: -14003, error_name: 'Invalid parameter', error_description: reason, error_reason: reason },
});

type Audience = 'user' | 'oa';
const kinds: Record<Audience, { access: TokenKind; refresh: TokenKind; code: TokenKind; expiresIn: string }> = {
  user: { access: 'access', refresh: 'refresh', code: 'login-code', expiresIn: '3600' },
  oa: { access: 'oa-access', refresh: 'oa-refresh', code: 'oa-code', expiresIn: '90000' },
};

export interface TokenPair {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: string;
}

export function issuePair(world: CloudWorld, audience: Audience, subject: string, zaloAppId: string): TokenPair {
  const { access, refresh, expiresIn } = kinds[audience];
  return {
    access_token: world.tokens.issue(access, subject, zaloAppId),
    refresh_token: world.tokens.issue(refresh, subject, zaloAppId),
    expires_in: expiresIn,
  };
}

const matchesPkce = (claims: TokenClaims, verifier: string | null): boolean =>
  claims.challenge === undefined ||
  claims.challenge ===
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url');

/** A refresh token works once and comes back new: whoever loses the answer must ask for consent again. */
function exchange(world: CloudWorld, audience: Audience, app: ZaloApp, form: URLSearchParams): CloudReply {
  const refreshing = form.get('grant_type') === 'refresh_token';
  const kind = refreshing ? kinds[audience].refresh : kinds[audience].code;
  const claims = world.tokens.spend(kind, form.get(refreshing ? 'refresh_token' : 'code') ?? undefined);
  if (claims?.zaloAppId !== app.zaloAppId) return refused(refreshing ? 'Invalid refresh token' : 'Invalid code');
  if (!refreshing && !matchesPkce(claims, form.get('code_verifier'))) return refused('Invalid code verifier');
  return ok(issuePair(world, audience, claims.subject, app.zaloAppId));
}

/** POST /v4/access_token and /v4/oa/access_token: the secret travels in the `secret_key` header. */
export const accessToken =
  (audience: Audience) =>
  (world: CloudWorld, request: CloudRequest): CloudReply => {
    const form = formOf(request);
    const app = appById(world, form.get('app_id') ?? '');
    if (!app) return refused('Invalid app_id');
    if (request.headers['secret_key'] !== app.secret) return refused('Invalid secret key');
    return exchange(world, audience, app, form);
  };

/** POST h5.zalo.me/openapi/access_token: the SDK's own exchange, which needs no secret. */
export function sdkAccessToken(world: CloudWorld, request: CloudRequest): CloudReply {
  const form = formOf(request);
  const app = appById(world, form.get('app_id') ?? '');
  return app ? exchange(world, 'user', app, form) : refused('Invalid app_id');
}

/** GET /v4/oa/permission: the owner is taken to have agreed, and is sent back with a code. */
export function oaPermission(world: CloudWorld, request: CloudRequest): CloudReply {
  const app = appById(world, request.query.get('app_id') ?? '');
  const back = request.query.get('redirect_uri');
  if (!app?.oaId || !back || !URL.canParse(back)) return refused('Invalid app_id or redirect_uri');
  const challenge = request.query.get('code_challenge') ?? undefined;
  const url = new URL(back);
  url.searchParams.set('code', world.tokens.issue('oa-code', app.oaId, app.zaloAppId, challenge));
  url.searchParams.set('oa_id', app.oaId);
  url.searchParams.set('state', request.query.get('state') ?? '');
  return { status: 302, body: '', headers: { location: url.href } };
}
