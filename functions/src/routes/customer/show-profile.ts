import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { profileReply } from './profile-reply.ts';

export const showProfile: Handler<'GET /v1/me/profile', Context> = (_request, { programme, member }, context) =>
  profileReply(context, programme, member);
