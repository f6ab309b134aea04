import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { provenProgramme } from '../../ledger/programme.ts';
import { personHash } from '../../records/hashes.ts';
import { memberOfPerson } from '../../records/members.ts';
import { programmeOfMiniApp } from '../../records/programmes.ts';
import { sessionReply } from './session-reply.ts';

/**
 * Signs in: Zalo says whose access token this is, never the client (TH4).
 * Problems: NOT_FOUND (no such Mini App here), ZALO_TOKEN_REJECTED, ZALO_UNAVAILABLE.
 */
export const openSession: Handler<'POST /v1/session', Context> = async ({ body }, _caller, context) => {
  const id = await programmeOfMiniApp(context, body.miniAppId);
  if (id === null) return refuse({ code: 'NOT_FOUND' });
  // Until Zalo has answered, only the programme's own Zalo secret is read with it.
  const programme = provenProgramme(id, 'SIGN_IN');
  const { zaloAppSecret } = await context.directory.programme(programme);
  const zalo = await context.zalo.me(zaloAppSecret, body.accessToken);
  if (!zalo.ok) return zalo;
  const zaloId = zalo.value.userId;
  const person = personHash(context, programme, zaloId);
  const member = await memberOfPerson(context.table, programme, person);
  return ok({ reply: await sessionReply(context, programme, { person, member, zaloId }) });
};
