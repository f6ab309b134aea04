import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import { findClaimedIntegration } from '../../records/integrations.ts';

type Shown = ReplyOf<Routes['POST /v1/admin/integrations']>;

/** Adds the newest secret: only the sealed record holds it, what is remembered of the request does not (TH18). */
export async function withSecret(
  context: Context,
  recorded: Result<{ readonly reply: Omit<Shown, 'secret'>; readonly replayed: boolean }, Problem>,
): Promise<Result<{ readonly reply: Shown; readonly replayed: boolean }, Problem>> {
  if (!recorded.ok) return recorded;
  const { reply, replayed } = recorded.value;
  const found = await findClaimedIntegration(context, reply.integrationId);
  const secret = found?.integration.secrets[0];
  if (secret === undefined) throw new Error('an integration without its record');
  return ok({ reply: { ...reply, secret }, replayed });
}
