import { lowestTier } from '@quaylai/shared/loyalty/tiers';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { FieldProblems } from '@quaylai/shared/words/problems';
import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readMemberAccount } from '../../ledger/read.ts';
import type { Guarded } from '../../ledger/transact.ts';
import { consentWrite } from '../../records/consents.ts';
import { enrol } from '../../records/members.ts';
import { visitWrite } from '../../records/visits.ts';
import { scannedStore } from './scanned-store.ts';
import { sessionReply } from './session-reply.ts';
import { customerSentences } from './words/customer-sentences.ts';

type JoinBody = Parameters<Handler<'POST /v1/me/membership', Context>>[0]['body'];

/**
 * Makes a member of a person, with the consents they gave, in one transaction; somebody who is one already gets a new
 * session and nothing else changes. Problems: QR_INVALID, INVALID_REQUEST (no consent to membership), BUSY.
 */
export const joinProgramme: Handler<'POST /v1/me/membership', Context> = async ({ body }, caller, context) => {
  const { programme, person, member: standing, zaloId = null } = caller;
  if (standing !== null && (await readMemberAccount(context.table, programme, standing)) !== null) {
    return ok({ reply: await sessionReply(context, programme, { person, member: standing, zaloId }) });
  }
  const fields = consentProblems(body.consents);
  if (Object.keys(fields).length > 0) return refuse({ code: 'INVALID_REQUEST', fields });
  const store = body.scanned === null ? null : await scannedStore(context, programme, body.scanned);
  if (store !== null && !store.ok) return store;
  // Only a session from before we sealed the id into it lacks one: signing in again brings it.
  if (zaloId === null) return refuse({ code: 'SESSION_EXPIRED' });

  const at = context.clock();
  const { document } = await context.directory.rules(programme);
  const beside = (member: MemberId): readonly Guarded[] => [
    ...body.consents.map((consent) => consentWrite(programme, member, { ...consent, at, channel: 'MINI_APP' })),
    ...(store === null ? [] : [visitWrite(programme, member, { branch: store.value.branchId, at, kind: 'JOINED' })]),
  ];
  const by = { kind: 'ZALO', zaloId } as const;
  const tier = lowestTier(document).id;
  const enrolled = await enrol(context, programme, { by, name: body.name, lowestTier: tier, beside });
  if (!enrolled.ok) return enrolled;
  const { member } = enrolled.value;
  return ok({ reply: await sessionReply(context, programme, { person, member, zaloId }) });
};

function consentProblems(consents: JoinBody['consents']): FieldProblems {
  const purposes = consents.map(({ purpose }) => purpose);
  if (new Set(purposes).size < purposes.length) return { consents: customerSentences.consentTwice };
  const agreed = consents.some(({ purpose, granted }) => purpose === 'MEMBERSHIP' && granted);
  return agreed ? {} : { consents: customerSentences.membershipConsent };
}
