import { createHmac } from 'node:crypto';
import { type CloudReply, type CloudRequest, ok, zaloError } from './cloud-request.ts';
import {
  appById,
  type CloudWorld,
  grantKey,
  scopedId,
  type ZaloApp,
  type ZaloPerson,
  zaloPhone,
} from './cloud-world.ts';

// The handbook confirms -242 and -501; the two codes below are what public clients report, not documented ones.
export const sessionInvalid = zaloError(
  452,
  'Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session',
);
const codeInvalid = zaloError(-201, 'Code is invalid or expired');
export const proofInvalid = zaloError(-242, 'Invalid appsecret_proof provided in the API argument');
export const outsideVietnam = zaloError(
  -501,
  'Personal information is limited due to IP address not inside Vietnam: 203.0.113.10',
);

const proofOf = (app: ZaloApp, token: string) => createHmac('sha256', app.secret).update(token).digest('hex');

/** The SDK inside the Mini App asks the same address without a proof; it is known by `miniapp_id`. */
export const isSdkCall = (request: CloudRequest): boolean => request.query.has('miniapp_id');

function whose(
  world: CloudWorld,
  request: CloudRequest,
): { person: ZaloPerson; app: ZaloApp; token: string } | undefined {
  const token = request.headers['access_token'];
  const claims = world.tokens.read('access', token);
  const person = claims && world.people.get(claims.subject);
  const app = claims && appById(world, claims.zaloAppId);
  return token && person && app ? { person, app, token } : undefined;
}

/** GET /v2.0/me?fields=…: name and picture stay empty until the person agreed in the Mini App. */
export function me(world: CloudWorld, request: CloudRequest): CloudReply {
  const caller = whose(world, request);
  if (!caller) return sessionInvalid;
  const { person, app, token } = caller;
  if (!isSdkCall(request) && request.headers['appsecret_proof'] !== proofOf(app, token)) return proofInvalid;

  const fields = (request.query.get('fields') ?? 'id').split(',').map((field) => field.split('.')[0]);
  const known = world.scopes.get(grantKey(person.userId, app.zaloAppId))?.has('scope.userInfo') ?? false;
  const body: Record<string, unknown> = {
    error: 0,
    message: 'Success',
    id: scopedId(world, person.userId, app.zaloAppId),
  };
  if (fields.includes('is_sensitive')) body['is_sensitive'] = false;
  if (known && fields.includes('name')) body['name'] = person.name;
  if (known && fields.includes('picture')) body['picture'] = { data: { url: person.avatar ?? '' } };
  if (fields.includes('user_id_by_oa') && app.oaId && world.reachable.has(grantKey(person.userId, app.oaId))) {
    body['user_id_by_oa'] = scopedId(world, person.userId, app.oaId);
  }
  return ok(body);
}

/** GET /v2.0/me/info with the code of getPhoneNumber or getLocation and the app's secret. */
export function meInfo(world: CloudWorld, request: CloudRequest): CloudReply {
  const caller = whose(world, request);
  if (!caller) return sessionInvalid;
  const { person, app } = caller;
  if (request.headers['secret_key'] !== app.secret) return zaloError(-242, 'Invalid secret key');

  const code = request.headers['code'];
  const phone = world.tokens.spend('phone', code);
  const claims = phone ?? world.tokens.spend('location', code);
  if (claims?.subject !== person.userId || claims.zaloAppId !== app.zaloAppId) return codeInvalid;
  const data = phone
    ? { number: zaloPhone(person.phone ?? '') }
    : { provider: 'gps', latitude: '10.7769', longitude: '106.7009', timestamp: String(world.shopNow()) };
  return ok({ data, error: 0, message: 'Success' });
}
