import { refuse } from '@quaylai/shared/words/result';
import { localDateOf, parseLocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { changeProfile } from '../../records/profile.ts';
import { profileReply } from './profile-reply.ts';
import { customerSentences } from './words/customer-sentences.ts';

/** Sets what members may write themselves. Problems: INVALID_REQUEST (a birthday that is none), NOT_FOUND, BUSY. */
export const setProfile: Handler<'PUT /v1/me/profile', Context> = async ({ body }, { programme, member }, context) => {
  const birthday = body.birthday === null ? null : parseLocalDate(body.birthday);
  if (body.birthday !== null && birthday === null) {
    return refuse({ code: 'INVALID_REQUEST', fields: { birthday: customerSentences.noSuchDay } });
  }
  if (birthday !== null && birthday >= localDateOf(context.clock())) {
    return refuse({ code: 'INVALID_REQUEST', fields: { birthday: customerSentences.birthdayAhead } });
  }
  const changed = await changeProfile(context, programme, member, { name: body.name, birthday });
  return changed.ok ? profileReply(context, programme, member) : changed;
};
