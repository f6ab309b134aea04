import { readdirSync, readFileSync } from 'node:fs';

/** What may die: the database engine, or a process of one of the functions. */
export type Victim = 'engine' | 'function';

interface Running {
  readonly pid: number;
  readonly kind: Victim;
  /** Stopped in between two invocations, as Lambda freezes it. */
  readonly isFrozen: boolean;
}

/** The engine and the functions that this process started, as the system lists them. */
function runningChildren(): readonly Running[] {
  return readdirSync('/proc').flatMap((name): Running[] => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    try {
      const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      if (Number(parent) !== process.pid || state === 'Z') return [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const isFrozen = state === 'T';
      if (command.includes('dynoxide\0serve')) return [{ pid, kind: 'engine', isFrozen }];
      return command.includes('bootstrap.cjs') ? [{ pid, kind: 'function', isFrozen }] : [];
    } catch {
      // It ended while it was looked at.
      return [];
    }
  });
}

/** Kills one without warning, at work rather than frozen; false when there is none of that kind. */
export function killOne(kind: Victim, roll: () => number): boolean {
  const all = runningChildren().filter((child) => child.kind === kind);
  const atWork = all.filter(({ isFrozen }) => !isFrozen);
  const candidates = atWork.length > 0 ? atWork : all;
  const chosen = candidates[Math.floor(roll() * candidates.length)];
  if (chosen === undefined) return false;
  process.kill(chosen.pid, 'SIGKILL');
  return true;
}
