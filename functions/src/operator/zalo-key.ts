import type { ProgrammeId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { commit } from '../ledger/commit.ts';
import { provenProgramme } from '../ledger/programme.ts';
import { findProgramme } from '../records/programmes.ts';
import type { Registry } from '../records/registry.ts';
import { planZaloKey, planZaloKeyAlone } from '../records/zalo-keys.ts';

/** From now on Zalo may sign with this key; the one before is believed until it is dropped. Problems: NOT_FOUND, BUSY. */
export async function addZaloKey(
  registry: Registry,
  programme: ProgrammeId,
  key: string,
): Promise<Result<null, Problem>> {
  const proven = provenProgramme(programme, 'OPERATOR');
  if ((await findProgramme(registry, proven)) === null) return refuse({ code: 'NOT_FOUND' });
  const added = await commit(registry, () => planZaloKey(registry, proven, key));
  return added.ok ? ok(null) : added;
}

/** Only the newest key still proves anything. Problems: NOT_FOUND, BUSY. */
export async function keepNewestZaloKey(registry: Registry, programme: ProgrammeId): Promise<Result<null, Problem>> {
  const kept = await commit(registry, () => planZaloKeyAlone(registry, provenProgramme(programme, 'OPERATOR')));
  return kept.ok ? ok(null) : kept;
}
