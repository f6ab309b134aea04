import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { foundCards } from '../../views/found-cards.ts';

/** Members by phone, last four digits, or name without diacritics (decisions 20). */
export const searchForMembers: Handler<'POST /v1/admin/members/search', Context> = async (
  { body },
  { programme },
  context,
) => ok({ reply: await foundCards(context, programme, body) });
