import { me, meInfo } from './cloud-graph.ts';
import { miniAppNotification, oaMessage, templateMessage } from './cloud-messages.ts';
import { accessToken, oaPermission, sdkAccessToken } from './cloud-oauth.ts';
import { type CloudReply, type CloudRequest, ok } from './cloud-request.ts';
import { appInfo, authSettings, interactsWithOa, shareLink } from './cloud-sdk.ts';
import type { CloudWorld } from './cloud-world.ts';

type Handler = (world: CloudWorld, request: CloudRequest) => CloudReply;

const handlers: Readonly<Record<string, Handler>> = {
  'graph GET /v2.0/me': me,
  'graph GET /v2.0/me/info': meInfo,
  'oauth POST /v4/access_token': accessToken('user'),
  'oauth POST /v4/oa/access_token': accessToken('oa'),
  'oauth GET /v4/oa/permission': oaPermission,
  'openapi POST /v3.0/oa/message/cs': oaMessage('cs'),
  'openapi POST /v3.0/oa/message/transaction': oaMessage('transaction'),
  'openapi POST /v3.0/oa/message/promotion': oaMessage('promotion'),
  'openapi POST /v3.0/oa/message/template': templateMessage('zbs-user'),
  'business POST /message/template': templateMessage('zbs-phone'),
  'mini POST /notification/template': miniAppNotification,
  'h5 POST /openapi/access_token': sdkAccessToken,
  'h5 GET /apis/users/auth-settings': authSettings,
  'h5 GET /apps/get-info': appInfo,
  'h5 POST /openapi/check-interact-oa': interactsWithOa,
  'h5 POST /openapi/create-sharelink': shareLink,
  'h5 POST /log/async': () => ok({ err: 0, data: {} }),
};

const unknownApi: CloudReply = { status: 404, body: { error: 404, message: 'Empty api' } };

export const answer = (world: CloudWorld, request: CloudRequest): CloudReply =>
  handlers[`${request.host} ${request.method} ${request.path}`]?.(world, request) ?? unknownApi;
