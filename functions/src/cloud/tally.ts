import type { Meter } from './table.ts';

export interface Units {
  readonly read: number;
  readonly write: number;
}

export const noUnits: Units = { read: 0, write: 0 };

/** What the table calls of a process consumed since the last look: a sandbox serves one request at a time. */
export interface Tally {
  readonly add: Meter;
  readonly take: () => Units;
}

export function openTally(): Tally {
  let units = noUnits;
  return {
    add: ({ read, write }) => {
      units = { read: units.read + read, write: units.write + write };
    },
    take: () => {
      const taken = units;
      units = noUnits;
      return taken;
    },
  };
}
