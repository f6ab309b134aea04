import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { exampleIds, idsNamedBy } from './semantics/examples.ts';

/** `npm run semantics`: each example of the contract, where it is proven, and whether it passes. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly title: string;
      readonly fullName: string;
    }[];
  }[];
}

interface Proof {
  readonly file: string;
  readonly passed: boolean;
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

let unproven = 0;
for (const id of exampleIds) {
  const found = proofs.get(id) ?? [];
  const stands = found.length > 0 && found.every(({ passed }) => passed);
  if (!stands) unproven += 1;
  const where = [...new Set(found.map(({ file }) => file))].join(', ');
  console.log(`${stands ? '✓' : '✗'} ${id.padEnd(4)} ${where === '' ? 'not proven' : where}`);
}
console.log(`${exampleIds.length - unproven} of ${exampleIds.length} proven and passing`);
process.exit(unproven === 0 ? 0 : 1);
