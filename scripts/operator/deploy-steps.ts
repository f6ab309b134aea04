import type { StageName } from '@quaylai/infra/src/settings';
import { deployWords } from '../words/operator.ts';
import type { SmokeCheck } from './smoke.ts';
import { confirm, Mistake, type Terminal } from './terminal.ts';

/** The outside of a deployment, passed in so that a test can stand in its place. */
export interface Deploying {
  /** Runs a program to its exit code, its output shown. */
  readonly run: (program: string, args: readonly string[]) => Promise<number>;
  readonly hasChanges: () => Promise<boolean>;
  readonly apiUrl: () => string;
  /** Puts the built pages where the web serves them; answers its address. */
  readonly publish: () => Promise<string>;
  readonly smoke: (apiUrl: string) => Promise<readonly SmokeCheck[]>;
}

export interface DeployFlags {
  readonly stage: StageName;
  /** For a stage to try things out, or when the same commit was checked a minute ago. */
  readonly skipChecks: boolean;
  readonly yes: boolean;
  readonly outputsFile: string;
  /** Where the console's pages are built: not where `npm start` looks for its own. */
  readonly pagesFolder: string;
}

/**
 * Checks, synthesis, what will change, deployment, the console's pages, smoke test; the first that fails ends it. A
 * stage that keeps data is deployed from committed work only, and after its name was typed.
 */
export async function deploy(
  flags: DeployFlags,
  keepsData: boolean,
  outside: Deploying,
  terminal: Terminal,
): Promise<void> {
  const { stage, outputsFile, pagesFolder } = flags;
  if (keepsData && (await outside.hasChanges())) throw new Mistake(deployWords.uncommitted(stage));
  const step = async (name: string, program: string, ...args: string[]) => {
    terminal.say(`\n— ${name}`);
    if ((await outside.run(program, args)) !== 0) throw new Mistake(deployWords.failed(name));
  };
  if (!flags.skipChecks) await step('checks', 'npm', 'run', '--silent', 'task:check');
  await step('synthesis', 'tsx', 'infra/src/synth.ts', '--stage', stage);
  await step('what will change', 'cdk', 'diff', '--app', 'cdk.out', '--all');
  await confirm(terminal, deployWords.deployWhat(stage), stage, flags.yes || !keepsData);
  const how = ['--app', 'cdk.out', '--all', '--require-approval', 'never', '--outputs-file', outputsFile];
  await step('deployment', 'cdk', 'deploy', ...how);
  const forApi = `VITE_API_URL=${outside.apiUrl().replace(/\/$/, '')}`;
  await step('pages', 'env', forApi, 'tsx', 'scripts/build.ts', '--out', pagesFolder);
  const webUrl = await outside.publish();
  const checks = await outside.smoke(outside.apiUrl());
  for (const { says, passed, saw } of checks) terminal.say(`${passed ? '✓' : '✗'} ${says} (${saw})`);
  if (!checks.every(({ passed }) => passed)) throw new Mistake(deployWords.smokeFailed);
  terminal.say(deployWords.live(stage, outside.apiUrl(), webUrl));
}
