import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { exampleIds, idsNamedBy } from './semantics/examples.ts';
import { judge, type Proof } from './semantics/proofs.ts';

/**
 * `npm run semantics`: each example of the contract, where it is proven on the engine, on the ledger and through the
 * API, and whether it passes. Red when an example is unproven, fails, or lacks the proof through the API that it needs.
 */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

const outputFile = join(mkdtempSync(join(tmpdir(), 'semantics-')), 'report.json');
const rooms = ['shared/test', 'functions/test'];
spawnSync('vitest', ['run', '--project', 'rooms', '--reporter=json', `--outputFile=${outputFile}`, ...rooms], {
  stdio: ['ignore', 'ignore', 'inherit'],
});

const proofs = new Map<string, Proof[]>();
const report = JSON.parse(readFileSync(outputFile, 'utf8')) as Report;
for (const { name, assertionResults } of report.testResults) {
  for (const { title, status } of assertionResults) {
    for (const id of idsNamedBy(title)) {
      proofs.set(id, [...(proofs.get(id) ?? []), { file: relative('.', name), passed: status === 'passed' }]);
    }
  }
}

const verdicts = exampleIds.map((id) => judge(id, proofs.get(id) ?? []));
const columns = ['engine', 'ledger', 'API'] as const;
for (const { id, stands, note, where } of verdicts) {
  const told = columns.map((level) => `${level} ${where[level].length === 0 ? '–' : where[level].join(', ')}`);
  console.log(`${stands ? '✓' : '✗'} ${id.padEnd(4)} ${told.join('  |  ')}${note === null ? '' : `  (${note})`}`);
}
const standing = verdicts.filter(({ stands }) => stands).length;
const byApi = verdicts.filter(({ where }) => where.API.length > 0).length;
console.log(`${standing} of ${verdicts.length} proven and passing, ${byApi} of them through the API`);
process.exit(standing === verdicts.length ? 0 : 1);
