import type { IntegrationId, ProgrammeId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import { commit } from '../ledger/commit.ts';
import { provenProgramme } from '../ledger/programme.ts';
import { planDroppedSecret, planRotation } from '../records/integrations.ts';
import type { Registry } from '../records/registry.ts';

/** A second secret for a till, answered this once; the one before still works. Problems: NOT_FOUND, BUSY. */
export async function rotateTillSecret(
  registry: Registry,
  programme: ProgrammeId,
  till: IntegrationId,
): Promise<Result<{ readonly secret: string }, Problem>> {
  const rotated = await commit(registry, () => planRotation(registry, provenProgramme(programme, 'OPERATOR'), till));
  if (!rotated.ok) return rotated;
  const [secret] = rotated.value.secrets;
  if (secret === undefined) throw new Error('a rotation without a secret');
  return ok({ secret });
}

/** Only the newest secret still works. Problems: NOT_FOUND, BUSY. */
export async function dropOldTillSecret(
  registry: Registry,
  programme: ProgrammeId,
  till: IntegrationId,
): Promise<Result<null, Problem>> {
  const dropped = await commit(registry, () =>
    planDroppedSecret(registry, provenProgramme(programme, 'OPERATOR'), till),
  );
  return dropped.ok ? ok(null) : dropped;
}
