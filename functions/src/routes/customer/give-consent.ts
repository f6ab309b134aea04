import { ok } from '@quaylai/shared/words/result';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { once } from '../../ledger/once.ts';
import { consentWrite } from '../../records/consents.ts';
import { consentView } from '../../views/consent-view.ts';

/** Agreeing or withdrawing, kept for ever (C12). Problems: IDEMPOTENCY_KEY_REUSED, BUSY. */
export const giveConsent: Handler<'POST /v1/me/consents', Context> = async (request, caller, context) => {
  const { programme, member } = caller;
  const outcome = await once(context, { programme, guard: requestGuard(request, caller), member }, async () => {
    const consent = { ...request.body, at: context.clock(), channel: 'MINI_APP' };
    const reply = { status: 201, body: consentView(consent) };
    return ok({ reply, writes: [consentWrite(programme, member, consent)] });
  });
  return answerOf(outcome);
};
