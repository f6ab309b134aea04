import type { Doing, Recorded, Sample } from './chain-keys.ts';
import type { Emitted } from './emitted.ts';
import { kindOf } from './sizes.ts';

/** Whose the key is: everybody's, one of so many; a member's; or written once and never again. */
export type Scope =
  | { readonly of: 'all'; readonly names: readonly string[]; readonly byBranch: boolean }
  | { readonly of: 'member' }
  | { readonly of: 'once' };

/** One write of a doing, for whichever member does it at whichever branch. */
export interface PatternWrite {
  /** "DAY" */
  readonly partitionKind: string;
  /** "M HEAD" */
  readonly itemKind: string;
  readonly partition: Scope;
  readonly item: Scope;
  readonly units: number;
  readonly inTransaction: boolean;
}

/** What was recorded of each doing, as a rule that holds for a million members. */
export function patternOf({ branch, samples }: Recorded, doing: Doing): readonly PatternWrite[] {
  const [some] = samples[doing];
  if (some === undefined) throw new Error('nothing was recorded');
  for (const { first } of samples[doing]) {
    if (first.length !== some.first.length) throw new Error(`${doing} writes different things for different members`);
  }
  return some.first.map((write, place) => {
    const all = samples[doing].map((sample) => ({ sample, write: sample.first[place] ?? write }));
    const units = all.reduce((sum, { write: each }) => sum + each.units, 0) / all.length;
    return {
      partitionKind: kindOf({ pk: write.pk, sk: '' }),
      itemKind: kindOf(write),
      partition: scopeOf(all, ({ pk }) => pk, null),
      item: scopeOf(all, ({ pk, sk }) => `${pk} ${sk}`, branch),
      units,
      inTransaction: write.inTransaction,
    };
  });
}

interface Taken {
  readonly sample: Sample;
  readonly write: Emitted;
}

function scopeOf(all: readonly Taken[], nameOf: (write: Emitted) => string, branch: string | null): Scope {
  const isOnce = all.every(({ sample, write }) => !sample.again.some((each) => nameOf(each) === nameOf(write)));
  if (isOnce) return { of: 'once' };
  if (all.every(({ sample, write }) => nameOf(write).includes(sample.member))) return { of: 'member' };
  const names = [...new Set(all.map(({ write }) => nameOf(write)))].sort();
  return { of: 'all', names, byBranch: branch !== null && names.every((name) => name.includes(branch)) };
}
