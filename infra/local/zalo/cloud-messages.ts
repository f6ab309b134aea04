import { type CloudReply, type CloudRequest, jsonOf, ok, zaloError } from './cloud-request.ts';
import type { CloudWorld, SentMessage } from './cloud-world.ts';

const dailyQuota = 20_000;

function record(world: CloudWorld, message: Omit<SentMessage, 'id' | 'at'>): SentMessage {
  const sent = { id: world.newId(), at: new Date(world.shopNow()).toISOString(), ...message };
  world.sent.push(sent);
  return sent;
}

const isOa = (world: CloudWorld, request: CloudRequest) =>
  world.tokens.read('oa-access', request.headers['access_token']) !== undefined;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** POST openapi.zalo.me/v3.0/oa/message/{cs|transaction|promotion} */
export const oaMessage =
  (type: string) =>
  (world: CloudWorld, request: CloudRequest): CloudReply => {
    if (!isOa(world, request)) return zaloError(-216, 'Access token is invalid');
    const body = jsonOf(request);
    const recipient = body?.['recipient'] as Record<string, unknown> | undefined;
    const to = textOf(recipient?.['user_id']);
    if (!body || !to || !body['message']) return zaloError(-201, 'Parameter is invalid');
    const { id } = record(world, { channel: 'oa', type, to, body: body['message'] });
    return ok({ error: 0, message: 'Success', data: { message_id: id, user_id: to } });
  };

/** POST …/message/template by phone (business host) or by the OA-scoped user id (openapi host). */
export const templateMessage =
  (channel: 'zbs-phone' | 'zbs-user') =>
  (world: CloudWorld, request: CloudRequest): CloudReply => {
    if (!isOa(world, request)) return zaloError(-124, 'Access token is invalid');
    const body = jsonOf(request);
    const to = textOf(body?.[channel === 'zbs-phone' ? 'phone' : 'user_id']);
    if (!body || !to || (channel === 'zbs-phone' && !/^84\d{9}$/.test(to)))
      return zaloError(-108, 'Phone number is invalid');
    const template = textOf(body['template_id']);
    if (!template) return zaloError(-109, 'Template id is invalid');
    const data = body['template_data'];
    if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) {
      return zaloError(-111, 'Template data is empty');
    }
    const { id } = record(world, { channel, type: template, to, body });
    const quota = { dailyQuota, remainingQuota: dailyQuota - world.sent.length };
    return ok({ error: 0, message: 'Success', data: { msg_id: id, sent_time: String(world.shopNow()), quota } });
  };

/** POST openapi.mini.zalo.me/notification/template: one per person and day is Zalo's own limit, not checked here. */
export function miniAppNotification(world: CloudWorld, request: CloudRequest): CloudReply {
  const body = jsonOf(request);
  const to = request.headers['x-user-id'];
  const template = textOf(body?.['templateId']);
  if (!request.headers['x-api-key']?.startsWith('Bearer ')) return zaloError(-401, 'Invalid api key');
  if (!body || !to || !template) return zaloError(-201, 'Parameter is invalid');
  record(world, { channel: 'mini-app', type: template, to, body: body['templateData'] });
  return ok({ error: 0, message: 'Success', data: {} });
}
