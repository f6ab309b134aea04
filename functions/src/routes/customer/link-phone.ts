import { refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { personHash } from '../../records/hashes.ts';
import { linkPhone } from '../../records/profile.ts';
import { mergeTillMember } from '../../records/till-member.ts';
import { profileReply } from './profile-reply.ts';

/**
 * Binds the phone that Zalo vouches for; what a till gave to that number comes along (A01, A05). The access token must
 * be this person's own: a stolen phone token of somebody else binds nothing (TH4). Problems: PHONE_TAKEN,
 * PHONE_UNVERIFIED, ZALO_TOKEN_REJECTED, ZALO_UNAVAILABLE, BUSY.
 */
export const linkZaloPhone: Handler<'POST /v1/me/phone', Context> = async (
  { body },
  { programme, member, person },
  context,
) => {
  const { zaloAppSecret } = await context.directory.programme(programme);
  const zalo = await context.zalo.me(zaloAppSecret, body.accessToken);
  if (!zalo.ok) return zalo;
  if (personHash(context, programme, zalo.value.userId) !== person) return refuse({ code: 'ZALO_TOKEN_REJECTED' });
  const phone = await context.zalo.phone(zaloAppSecret, body.accessToken, body.phoneToken);
  if (!phone.ok) return phone;
  const linked = await linkPhone(context, programme, member, phone.value);
  if (!linked.ok) return linked;
  if (linked.value.kind === 'HELD_BY_TILL_MEMBER') {
    const { tillMember } = linked.value;
    const merged = await mergeTillMember(context, programme, { survivor: member, tillMember, phone: phone.value });
    if (!merged.ok) return merged;
  }
  return profileReply(context, programme, member);
};
