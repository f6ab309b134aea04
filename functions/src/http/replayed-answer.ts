import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Guard, Replayed } from '../ledger/guard.ts';
import type { Happened } from '../ledger/once.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Reply } from '../ledger/reply.ts';
import type { Context } from './context.ts';
import type { Answer } from './handler.ts';
import { replayOr } from './replay-or.ts';

type Done<Body> = { readonly kind: 'POSTED'; readonly reply: Reply<Body> } | Happened<Body> | Replayed<Body>;

/** What was done under an idempotency key, as an answer. An order can never be meant by such a key. */
export function answerOf<Body>(done: Result<Done<Body> | { readonly kind: 'KNOWN_ORDER' }, Problem>): Answer<Body> {
  if (!done.ok) return done;
  if (done.value.kind === 'KNOWN_ORDER') throw new Error('an idempotency key cannot name an order');
  return ok({ reply: done.value.reply.body, replayed: done.value.kind === 'REPLAYED' });
}

/** The answer, unless it is a problem that the same request did not have the first time (C1.5). */
export async function orReplay<Body>(
  answer: Answer<Body>,
  request: { readonly programme: Programme; readonly guard: Guard; readonly member: MemberId | null },
  { table }: Pick<Context, 'table'>,
): Promise<Answer<Body>> {
  return answer.ok ? answer : replayOr<Body>({ table }, request, answer.problem);
}
