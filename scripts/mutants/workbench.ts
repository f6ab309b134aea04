import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { applied, type Fault } from './fault.ts';

const copied = ['shared', 'functions', 'package.json', 'vitest.config.ts', 'tsconfig.base.json'];
const runMsMax = 120_000;

/** How one test ended; NOT_RUN also when its file did not even load. */
export type Ending = 'passed' | 'failed' | 'NOT_RUN';

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

/** A copy of the two rooms where faults are tried: the working tree is never touched. */
export interface Workbench {
  /** How the named tests of some files end on the sources as they are. */
  run(files: readonly string[], titles: readonly string[]): Promise<ReadonlyMap<string, Ending>>;
  /** How its test ends with the fault in place; the sources are whole again afterwards. */
  tryOut(fault: Fault): Promise<Ending>;
  clear(): void;
}

export function openWorkbench(root: string): Workbench {
  const folder = mkdtempSync(join(tmpdir(), 'quaylai-mutants-'));
  for (const part of copied) cpSync(join(root, part), join(folder, part), { recursive: true, verbatimSymlinks: true });
  symlinkSync(resolve(root, 'node_modules'), join(folder, 'node_modules'));
  const read = (file: string) => readFileSync(join(root, file), 'utf8');

  const run: Workbench['run'] = async (files, titles) => {
    const outputFile = join(folder, 'report.json');
    rmSync(outputFile, { force: true });
    const names = titles.map(quoted).join('|');
    await vitest(folder, ['--reporter=json', `--outputFile=${outputFile}`, '-t', names, ...files]);
    const endings = new Map<string, Ending>(titles.map((title) => [title, 'NOT_RUN']));
    for (const { title, status } of resultsIn(outputFile)) {
      if (endings.has(title) && (status === 'passed' || status === 'failed')) endings.set(title, status);
    }
    return endings;
  };
  return {
    run,
    tryOut: async (fault) => {
      const changed = applied(fault, read);
      for (const [file, text] of changed) writeFileSync(join(folder, file), text);
      const { file, test } = fault.caughtBy;
      const endings = await run([file], [test]);
      for (const touched of changed.keys()) writeFileSync(join(folder, touched), read(touched));
      return endings.get(test) ?? 'NOT_RUN';
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function vitest(folder: string, args: readonly string[]): Promise<void> {
  return new Promise((done) => {
    const child = spawn('vitest', ['run', '--project', 'rooms', ...args], {
      cwd: folder,
      stdio: 'ignore',
      timeout: runMsMax,
    });
    child.on('error', () => done());
    child.on('close', () => done());
  });
}

function resultsIn(file: string) {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Report).testResults.flatMap((suite) => suite.assertionResults);
  } catch {
    return [];
  }
}

const quoted = (title: string): string => title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
