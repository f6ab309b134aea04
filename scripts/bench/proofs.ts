import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What one of the longer commands found when it was last run to its end: shown in `docs/numbers.md` beside the counts. */
export interface Proof {
  readonly date: string;
  readonly found: Readonly<Record<string, number | string>>;
}

type Proofs = Readonly<Record<string, Proof>>;

const file = 'docs/proofs.json';

export const readProofs = (): Proofs => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Proofs) : {});

/** Keeps what a command found, by its name. */
export function keepProof(command: string, found: Proof['found']): void {
  const proofs = { ...readProofs(), [command]: { date: new Date().toISOString().slice(0, 10), found } };
  const sorted = Object.fromEntries(Object.entries(proofs).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
  spawnSync('biome', ['check', '--write', file], { stdio: 'inherit' });
}

/** One row for each number, command by command. */
export const proofRows = (proofs: Proofs): readonly (readonly (string | number)[])[] =>
  Object.entries(proofs).flatMap(([command, { date, found }]) =>
    Object.entries(found).map(([what, value], place) => [
      place === 0 ? `\`npm run ${command}\`` : '',
      place === 0 ? date : '',
      what,
      value,
    ]),
  );
