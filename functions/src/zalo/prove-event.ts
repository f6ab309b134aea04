import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Built } from '../http/context.ts';
import type { Caller } from '../http/handler.ts';
import type { RawRequest } from '../http/raw-request.ts';
import { provenProgramme } from '../ledger/programme.ts';
import { ownerOfMiniApp } from '../records/programmes.ts';
import { zaloKeys } from '../records/zalo-keys.ts';
import { isSignedByZalo, zaloSignatureHeader } from './event-signature.ts';

const miniAppPattern = /^\d{1,32}$/;

/**
 * Zalo itself, about the Mini App that the address names, once a key of that Mini App has proven the body. Problems:
 * BAD_SIGNATURE, the same whether the Mini App, its key or the bytes are wrong (TH11).
 */
export async function proveZalo(
  raw: RawRequest,
  context: Pick<Built, 'table' | 'keys'>,
): Promise<Result<Caller, Problem>> {
  const { miniAppId = '' } = raw.params;
  const id = miniAppPattern.test(miniAppId) ? await ownerOfMiniApp(context, miniAppId) : null;
  if (id === null) return refuse({ code: 'BAD_SIGNATURE' });
  const programme = provenProgramme(id, 'WEBHOOK');
  const proven = isSignedByZalo(raw.body, raw.headers[zaloSignatureHeader], await zaloKeys(context, programme));
  if (!proven) return refuse({ code: 'BAD_SIGNATURE' });
  return ok({ programme, person: null, member: null, staff: null, integration: null, isZalo: true });
}
