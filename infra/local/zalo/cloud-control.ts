import type { ZaloCloud } from './cloud.ts';
import { type FailureKind, failureKinds } from './cloud-failures.ts';

/** Routes for the local control plane, keyed by method and path; each takes a parsed body and answers JSON. */
export type ControlRoutes = Readonly<Record<string, (body: unknown) => unknown>>;

const fieldsOf = (body: unknown): Record<string, unknown> =>
  typeof body === 'object' && body !== null ? { ...body } : {};
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A person with a name is taken to have agreed to show it; the phone token stands for the phone consent. */
function issueToken(cloud: ZaloCloud, body: unknown): unknown {
  const fields = fieldsOf(body);
  const userId = text(fields['userId']);
  if (!userId) return { error: 'userId is required' };
  const known = cloud.personOf(userId);
  const name = text(fields['name']) ?? known?.name ?? '';
  const phone = text(fields['phone']) ?? known?.phone;
  const appId = text(fields['appId']);
  const options = appId ? { appId } : {};
  cloud.person({ ...known, userId, name, ...(phone ? { phone } : {}) });
  if (name) cloud.grant(userId, ['scope.userInfo'], options);
  return {
    accessToken: cloud.tokenFor(userId, options),
    phoneToken: phone ? cloud.phoneTokenFor(userId, options) : null,
  };
}

function setFailure(cloud: ZaloCloud, body: unknown): unknown {
  const fields = fieldsOf(body);
  const kind = fields['kind'] ?? null;
  if (kind !== null && !failureKinds.includes(kind as FailureKind))
    return { error: `kind is one of ${failureKinds.join(', ')} or null` };
  const options = Object.entries({
    delayMs: number(fields['delayMs']),
    code: number(fields['code']),
    times: number(fields['times']),
  });
  cloud.fail(kind as FailureKind | null, Object.fromEntries(options.filter(([, value]) => value !== undefined)));
  return { kind };
}

export const zaloControl = (cloud: ZaloCloud): ControlRoutes => ({
  'POST /__local/zalo/token': (body) => issueToken(cloud, body),
  'POST /__local/zalo/fail': (body) => setFailure(cloud, body),
  'GET /__local/sent': () => ({ messages: cloud.sent() }),
});
