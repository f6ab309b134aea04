import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { foundCards } from '../../views/found-cards.ts';

/** Finds members for the counter: spending their points still needs their own QR (S08). */
export const findMembers: Handler<'POST /v1/staff/members/find', Context> = async ({ body }, { programme }, context) =>
  ok({ reply: await foundCards(context, programme, body) });
