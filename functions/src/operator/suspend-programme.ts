import type { ProgrammeId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { commit } from '../ledger/commit.ts';
import { provenProgramme } from '../ledger/programme.ts';
import { listIntegrations, tillWrite } from '../records/integrations.ts';
import { doorWrite, findProgramme } from '../records/programmes.ts';
import type { Registry } from '../records/registry.ts';

/**
 * Shuts a programme's door or opens it again: nobody signs in, no till is believed; who is signed in stays so for at
 * most 30 minutes. Points, rules and clocks go on as they are. Problems: NOT_FOUND, BUSY.
 */
export async function suspendProgramme(
  registry: Registry,
  id: ProgrammeId,
  suspended: boolean,
): Promise<Result<null, Problem>> {
  const programme = provenProgramme(id, 'OPERATOR');
  return commit(registry, async () => {
    const record = await findProgramme(registry, programme);
    if (record === null) return refuse({ code: 'NOT_FOUND' });
    const tills = await listIntegrations(registry, programme);
    const writes = tills.map(({ integrationId }) => tillWrite(programme, integrationId, suspended));
    return ok({ value: null, writes: [doorWrite(record, suspended), ...writes] });
  });
}
