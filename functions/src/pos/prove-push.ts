import { createSecretKey } from 'node:crypto';
import type { IntegrationId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Built } from '../http/context.ts';
import type { Caller } from '../http/handler.ts';
import type { RawRequest } from '../http/raw-request.ts';
import { findClaimedIntegration } from '../records/integrations.ts';
import { claimedIntegration, integrationHeader, isSigned, type SignedPush, signatureHeader } from './order-push.ts';
import type { ProvenTill } from './proven-till.ts';

type Known = Pick<Built, 'table' | 'keys' | 'clock' | 'tills'>;

/**
 * Who pushes: the integration that the header names, once one of its secrets has proven the body; the programme is the
 * server's own record. Problems: BAD_SIGNATURE, the same whether the integration, the bytes or the time are wrong, or
 * the owner has paused it (E7, TH11).
 */
export async function provePush(raw: RawRequest, _route: unknown, context: Known): Promise<Result<Caller, Problem>> {
  const claimed = claimedIntegration(raw.headers[integrationHeader]);
  const push = { signature: raw.headers[signatureHeader], body: raw.body };
  const till = claimed === null ? null : await provenTill(claimed, push, context);
  if (claimed === null || till === null) return refuse({ code: 'BAD_SIGNATURE' });
  return ok({ programme: till.programme, person: null, member: null, staff: null, integration: claimed });
}

/** By what is remembered of it, or else as it stands: a secret may be younger than the memory. */
async function provenTill(id: IntegrationId, push: SignedPush, context: Known): Promise<ProvenTill | null> {
  const now = context.clock();
  const known = context.tills.recall(id)?.value;
  if (known !== undefined && isSigned(push, known.secrets, now)) return known;
  const found = await findClaimedIntegration(context, id);
  if (found?.integration.active !== true) return null;
  const secrets = found.integration.secrets.map((secret) => createSecretKey(secret, 'utf8'));
  const till = { programme: found.programme, secrets };
  if (!isSigned(push, secrets, now)) return null;
  context.tills.keep(id, till, now);
  return till;
}
