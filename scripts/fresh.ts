import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { unlessUnchanged } from './fingerprint.ts';

/** Beside the build and not in it: that goes to Zalo as it is. */
export const wwwStamp = 'node_modules/.cache/quaylai/www';

/** cdk.out as of today's sources; nothing to do when they have not changed (decisions 29). */
export function freshSynthesis(): Promise<boolean> {
  const sources = ['shared/src', 'functions/src', 'infra/src', 'pnpm-lock.yaml'];
  // The stamp lies in the folder, so that it goes with it when another stage is synthesised there.
  return unlessUnchanged('cdk.out/sources.sha256', 'cdk.out/manifest.json', sources, () => run('infra/src/synth.ts'));
}

/** miniapp/www as of today's sources. */
export function freshMiniApp(): Promise<boolean> {
  const sources = ['shared/src', 'miniapp', 'pnpm-lock.yaml'];
  return unlessUnchanged(wwwStamp, 'miniapp/www/app-config.json', sources, () => run('scripts/build.ts'));
}

// In processes of their own: both build side by side, and neither leaves its memory behind.
function run(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const { VITE_API_URL: _api, VITE_CONSOLE_URL: _console, ...env } = process.env;
    const child = spawn('tsx', [script], { stdio: ['ignore', 'ignore', 'inherit'], env });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${script} failed`))));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await Promise.all([freshSynthesis(), freshMiniApp()]);
