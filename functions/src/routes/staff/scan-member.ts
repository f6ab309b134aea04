import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { parseScanned } from '../../qr/deep-link.ts';
import { readMemberQr } from '../../qr/member-qr.ts';
import { issueVisitProof } from '../../qr/visit-proof.ts';
import { useNonce } from '../../records/nonces.ts';
import { findMemberCard } from '../../views/member-card.ts';
import { theirBranch } from './their-branch.ts';

/**
 * A member's rotating QR at the till: good once (TH8); answers who it is and, for ten minutes, the proof that they
 * stood here. Problems: NOT_FOUND, QR_INVALID, QR_EXPIRED, QR_USED.
 */
export const scanMember: Handler<'POST /v1/staff/members/scan', Context> = async ({ body }, caller, context) => {
  const { programme, staff } = caller;
  const branch = await theirBranch(caller, body.branchId, context);
  if (!branch.ok) return branch;
  const { miniAppId } = await context.directory.programme(programme);
  const token = parseScanned(body.content, miniAppId);
  if (token === null) return refuse({ code: 'QR_INVALID' });
  const seal = { keys: context.keys, programme };
  const qr = readMemberQr(seal, token, context.clock());
  if (!qr.ok) return qr;
  const used = await commit(context, async () =>
    ok({ value: null, writes: [useNonce(programme, qr.value.nonce, qr.value.expiresAt)] }),
  );
  if (!used.ok) return used;
  const card = await findMemberCard(context, programme, qr.value.member);
  if (!card.ok) return card;
  const visit = { member: qr.value.member, branch: body.branchId, staff: staff.staffId, confirmed: null };
  return ok({ reply: { member: card.value, visit: issueVisitProof(seal, visit, context.clock()) } });
};
