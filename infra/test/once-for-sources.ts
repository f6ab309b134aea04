import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(repository, 'node_modules/.cache/quaylai/test-synth');
const sources = ['infra/src', 'infra/test/fixtures', 'shared/src', 'pnpm-lock.yaml'].map((path) =>
  join(repository, path),
);
const waitMsMax = 180_000;
const lookMs = 100;
const keptMs = 60 * 60 * 1000;

/**
 * A folder that `make` filled for these very sources: a synthesis takes seconds of two cores, and four test files read
 * the same ones. Workers that ask together wait for the first.
 */
export function onceForSources(name: string, make: (folder: string) => void): string {
  const hash = createHash('sha256').update(name);
  for (const source of sources) for (const file of filesBelow(source)) hash.update(file).update(readFileSync(file));
  const folder = join(cache, hash.digest('hex').slice(0, 16));
  const building = `${folder}.building`;
  mkdirSync(cache, { recursive: true });
  const untilMs = Date.now() + waitMsMax;
  while (!existsSync(folder)) {
    if (isMine(building)) {
      try {
        make(join(building, 'out'));
        renameSync(join(building, 'out'), folder);
      } finally {
        rmSync(building, { recursive: true, force: true });
      }
      forgetOthers(folder);
    } else {
      // Left by a run that was killed.
      if (Date.now() > untilMs) rmSync(building, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lookMs);
    }
  }
  return folder;
}

function isMine(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function forgetOthers(folder: string): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const ageMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (path !== folder && ageMs > keptMs) rmSync(path, { recursive: true, force: true });
  }
}

function* filesBelow(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name));
}
