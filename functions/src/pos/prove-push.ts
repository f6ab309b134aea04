import type { IntegrationId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Caller } from '../http/handler.ts';
import type { RawRequest } from '../http/raw-request.ts';
import type { Programme } from '../ledger/programme.ts';
import { claimedIntegration, integrationHeader, isSigned, signatureHeader } from './order-push.ts';

/** An integration as its secrets are read: which programme it may write to is the server's own record. */
export interface SigningIntegration {
  readonly programme: Programme;
  readonly integration: IntegrationId;
  /** One, or two while a rotation lasts. */
  readonly secrets: readonly string[];
}

export interface PushProof {
  readonly clock: () => Instant;
  /** Null for an unknown or closed integration. */
  readonly findSigning: (claimed: IntegrationId) => Promise<SigningIntegration | null>;
}

/** Problems: BAD_SIGNATURE, the same whether the integration, the bytes or the time are wrong (E7, TH11). */
export async function provePush(
  raw: RawRequest,
  _route: unknown,
  { clock, findSigning }: PushProof,
): Promise<Result<Caller, Problem>> {
  const claimed = claimedIntegration(raw.headers[integrationHeader]);
  const signing = claimed === null ? null : await findSigning(claimed);
  const push = { signature: raw.headers[signatureHeader], body: raw.body };
  if (signing === null || !isSigned(push, signing.secrets, clock())) return refuse({ code: 'BAD_SIGNATURE' });
  const { programme, integration } = signing;
  return ok({ programme, person: null, member: null, staff: null, integration });
}
