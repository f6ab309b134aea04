import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AssetStaging } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { createApp } from './app.ts';
import { type Settings, type StageName, stageNames, stages } from './settings.ts';

export interface SynthOptions {
  /** Replaced as a whole: what an older synthesis left must not be deployed. */
  readonly outFolder: string;
  readonly stage?: StageName;
  /** Instead of the stage's own. */
  readonly settings?: Settings;
  readonly functionsFolder?: string;
}

/** Writes templates and bundles into `outFolder`, without a network; throws on any unacknowledged finding. */
export function synthesise({
  outFolder,
  stage = 'dev',
  settings = stages[stage],
  functionsFolder,
}: SynthOptions): CloudAssembly {
  rmSync(outFolder, { recursive: true, force: true });
  // CDK remembers bundles for the life of the process and would not see that a source changed.
  AssetStaging.clearAssetHashCache();
  const app = createApp({
    settings,
    outFolder,
    ...(functionsFolder === undefined ? {} : { functionsFolder: resolve(functionsFolder) }),
  });
  const assembly = app.synth();
  // The bundles are CommonJS, which the repository's own package.json would deny when they run on this machine.
  writeFileSync(join(outFolder, 'package.json'), '{"type":"commonjs"}\n');
  return assembly;
}

/** `npm run synth [-- --stage prod]` */
function main(args: readonly string[]): void {
  const stage = args[args.indexOf('--stage') + 1];
  const named = args.includes('--stage') ? stageNames.find((name) => name === stage) : 'dev';
  if (named === undefined) throw new Error(`--stage must be one of ${stageNames.join(', ')}`);
  const outFolder = fileURLToPath(new URL('../../cdk.out', import.meta.url));
  synthesise({ outFolder, stage: named });
  process.stdout.write(`${outFolder}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
