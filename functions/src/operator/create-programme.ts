import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { ProgrammeId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import { commit } from '../ledger/commit.ts';
import { type Programme, provenProgramme } from '../ledger/programme.ts';
import { personHash } from '../records/hashes.ts';
import { planProgramme } from '../records/programmes.ts';
import type { Registry } from '../records/registry.ts';
import { planPublication } from '../records/rule-versions.ts';
import { planHire } from '../records/staff.ts';

export interface NewProgramme {
  /** Also the first part of every key: short, for ever. */
  readonly id: ProgrammeId;
  readonly name: string;
  readonly brandColour: string;
  readonly miniAppId: string;
  readonly zaloAppId: string;
  readonly zaloAppSecret: string;
  /** The first owner, by the id under which the programme's Zalo App knows them. */
  readonly owner: { readonly zaloId: string; readonly name: string };
}

const author = 'Quay Lại';

/**
 * Opens a programme: its record, the default rules as version 1 (CAP26), its first owner. For operators, not a route;
 * safe to repeat. Problems: BUSY.
 */
export async function createProgramme(
  registry: Registry,
  { id, owner, ...record }: NewProgramme,
): Promise<Result<Programme, Problem>> {
  const programme = provenProgramme(id, 'OPERATOR');
  const opened = await commit(registry, () => planProgramme(registry, programme, record));
  if (!opened.ok) return opened;
  const rules = { document: defaultRules, author, reason: 'Luật khởi đầu', effectiveFrom: null, basedOn: 0 };
  const published = await commit(registry, () => planPublication(registry, programme, { ...rules, rollsBackTo: null }));
  // Rules stand already: the default ones are for a programme without any.
  if (!published.ok && published.problem.code !== 'RULES_CHANGED') return published;
  const person = personHash(registry, programme, owner.zaloId);
  const hired = await commit(registry, () =>
    planHire(registry, programme, { person, name: owner.name, role: 'owner', branchIds: [] }),
  );
  return hired.ok ? ok(programme) : hired;
}
