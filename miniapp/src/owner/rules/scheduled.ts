import type { Desk } from './desk.tsx';

type Summary = Desk['rules']['scheduled'][number];

/** Scheduled versions that will decide one day: of several for the same moment only the last published does. */
export function standing(scheduled: readonly Summary[]): readonly Summary[] {
  return scheduled.filter(
    (one) =>
      !scheduled.some((other) => other.version > one.version && sameMoment(other.effectiveFrom, one.effectiveFrom)),
  );
}

export const sameMoment = (a: string, b: string): boolean => Date.parse(a) === Date.parse(b);

/** The version that decides just before a moment: the last scheduled one before it, else the one in force. */
export function versionBefore({ active, scheduled }: Desk['rules'], moment: string): number {
  const earlier = standing(scheduled)
    .filter(({ effectiveFrom }) => Date.parse(effectiveFrom) < Date.parse(moment))
    .sort((a, b) => Date.parse(a.effectiveFrom) - Date.parse(b.effectiveFrom));
  return earlier.at(-1)?.version ?? active.version;
}
