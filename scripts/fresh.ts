import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unlessUnchanged } from './fingerprint.ts';

const stamps = 'node_modules/.cache/quaylai';

/** cdk.out as of today's sources; nothing to do when they have not changed (decisions 29). */
export function freshSynthesis(): Promise<boolean> {
  const sources = ['shared/src', 'functions/src', 'infra/src', 'pnpm-lock.yaml'];
  return unlessUnchanged(join(stamps, 'synth'), 'cdk.out/manifest.json', sources, () => run('infra/src/synth.ts'));
}

/** miniapp/www as of today's sources. */
export function freshMiniApp(): Promise<boolean> {
  const sources = ['shared/src', 'miniapp', 'pnpm-lock.yaml'];
  return unlessUnchanged(join(stamps, 'www'), 'miniapp/www/app-config.json', sources, () => run('scripts/build.ts'));
}

// In processes of their own: both build side by side, and neither leaves its memory behind.
function run(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // A test runner's NODE_ENV would put React's development build into www.
    const { VITE_API_URL: _api, VITE_CONSOLE_URL: _console, ...here } = process.env;
    const env = { ...here, NODE_ENV: 'production' };
    const child = spawn('tsx', [script], { stdio: ['ignore', 'ignore', 'inherit'], env });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${script} failed`))));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await Promise.all([freshSynthesis(), freshMiniApp()]);
