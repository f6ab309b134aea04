import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Built } from '../http/context.ts';
import type { Caller } from '../http/handler.ts';
import type { RawRequest } from '../http/raw-request.ts';
import { findClaimedIntegration } from '../records/integrations.ts';
import { claimedIntegration, integrationHeader, isSigned, signatureHeader } from './order-push.ts';

/**
 * Who pushes: the integration that the header names, once one of its secrets has proven the body; the programme is the
 * server's own record. Problems: BAD_SIGNATURE, the same whether the integration, the bytes or the time are wrong, or
 * the owner has paused it (E7, TH11).
 */
export async function provePush(
  raw: RawRequest,
  _route: unknown,
  context: Pick<Built, 'table' | 'keys' | 'clock'>,
): Promise<Result<Caller, Problem>> {
  const claimed = claimedIntegration(raw.headers[integrationHeader]);
  const found = claimed === null ? null : await findClaimedIntegration(context, claimed);
  const push = { signature: raw.headers[signatureHeader], body: raw.body };
  const proven = found?.integration.active === true && isSigned(push, found.integration.secrets, context.clock());
  if (claimed === null || found === null || !proven) return refuse({ code: 'BAD_SIGNATURE' });
  return ok({ programme: found.programme, person: null, member: null, staff: null, integration: claimed });
}
