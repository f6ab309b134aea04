import { ok } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { once } from '../../ledger/once.ts';
import { visitWrite } from '../../records/visits.ts';
import { scannedStore } from './scanned-store.ts';

/** Records a visit from a store's poster (decisions 15): no points. Problems: QR_INVALID, IDEMPOTENCY_KEY_REUSED, BUSY. */
export const checkIn: Handler<'POST /v1/me/check-ins', Context> = async (request, caller, context) => {
  const { programme, member } = caller;
  const outcome = await once(context, { programme, guard: requestGuard(request, caller), member }, async () => {
    const store = await scannedStore(context, programme, request.body.content);
    if (!store.ok) return store;
    const { branchId, name } = store.value;
    const at = context.clock();
    const reply = { status: 201, body: { branchName: name, at: formatInstant(at) } };
    return ok({ reply, writes: [visitWrite(programme, member, { branch: branchId, at, kind: 'CHECKED_IN' })] });
  });
  return answerOf(outcome);
};
