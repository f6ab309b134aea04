import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import { setAside } from '../../records/set-aside.ts';
import { type Push, type PushReply, unmoved } from './push.ts';

export interface Aside {
  readonly outcome: 'PARKED' | 'QUARANTINED';
  readonly reason: string;
  readonly member?: MemberId | null;
}

/** Keeps a push beside the order that it is about and says so. Problems: BUSY. */
export async function keepAside(
  { programme, integration, body, contentHash, receivedAt }: Push,
  { outcome, reason, member = null }: Aside,
  context: Context,
): Promise<Result<PushReply, Problem>> {
  const orderId = body.kind === 'RETURN' ? (body.original_source_id ?? body.source_id) : body.source_id;
  const about = { source: integration, orderId };
  const kept = await setAside(context, programme, { about, outcome, reason, body, contentHash, receivedAt });
  return kept.ok ? ok(unmoved(outcome, reason, member)) : kept;
}
