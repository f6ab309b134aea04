import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { eraseMember } from '../../records/erase.ts';

/**
 * Erases a member who asked for it in person or in writing (A04); the entry says which owner did. Again is harmless.
 * Problems: NOT_FOUND, BUSY.
 */
export const eraseOneMember: Handler<'POST /v1/admin/members/{memberId}/erase', Context> = async (
  { params },
  { programme, staff },
  context,
) => {
  const erased = await eraseMember(context, programme, {
    member: params.memberId,
    actor: { kind: 'STAFF', id: staff.staffId },
    reason: { code: 'ERASED_BY_OWNER', digest: null },
  });
  return erased.ok ? ok({ reply: {} }) : erased;
};
