import { type CloudReply, type CloudRequest, formOf, ok } from './cloud-request.ts';
import { appById, type CloudWorld, grantKey, type Scope } from './cloud-world.ts';

const scopes: readonly Scope[] = [
  'scope.userInfo',
  'scope.userPhonenumber',
  'scope.userLocation',
  'scope.camera',
  'scope.micro',
];

/** GET h5.zalo.me/apis/users/auth-settings, known by the session the host handed over at jump.login. */
export function authSettings(world: CloudWorld, request: CloudRequest): CloudReply {
  const claims = world.tokens.read('session', request.headers['authorization']?.replace(/^Bearer /, ''));
  if (!claims) return ok({ err: -1401, msg: 'Unauthorized' });
  const granted = world.scopes.get(grantKey(claims.subject, claims.zaloAppId));
  const data = {
    ...Object.fromEntries(scopes.map((scope) => [scope, granted?.has(scope) ?? false])),
    'scope.userFriends': false,
  };
  return ok({ err: 0, msg: 'Success', data });
}

/** GET h5.zalo.me/apps/get-info */
export function appInfo(world: CloudWorld, request: CloudRequest): CloudReply {
  const id = request.query.get('appId') ?? '';
  const app = appById(world, id);
  if (!app) return ok({ err: -1, msg: 'App not found' });
  const appUrl = `https://zalo.me/s/${id}/`;
  const data = {
    name: app.name ?? 'Mini App',
    description: '',
    version: '1',
    appUrl,
    qrCodeUrl: '',
    logoUrl: '',
    zaloAppId: app.zaloAppId,
  };
  return ok({ err: 0, msg: 'Success', data });
}

/** POST h5.zalo.me/openapi/check-interact-oa: 0 when the OA may write to this person. */
export function interactsWithOa(world: CloudWorld, request: CloudRequest): CloudReply {
  const form = formOf(request);
  const claims = world.tokens.read('access', form.get('accessToken') ?? undefined);
  const reachable = claims && world.reachable.has(grantKey(claims.subject, form.get('oaId') ?? ''));
  return ok(reachable ? { err: 0, msg: 'Success' } : { err: -1, msg: 'User has not interacted with OA' });
}

/** POST h5.zalo.me/openapi/create-sharelink */
export const shareLink = (world: CloudWorld, _request: CloudRequest): CloudReply =>
  ok({
    err: 0,
    msg: 'Success',
    data: { shareId: world.newId(), zinstantApi: 'https://h5.zalo.me/share', ztemplateId: '1' },
  });
