import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Zalo's own CLI. One of its dependencies, an empty package called `fs`, is gone from the registry: another empty one
 * stands in.
 */
const version = '4.0.3';
const manifest = {
  private: true,
  dependencies: { 'zmp-cli': version },
  overrides: { fs: 'npm:empty-module@0.0.2' },
};

/** Installed once into a folder of its own, 295 MB that nothing else here needs; answers its entry point. */
export function zmpCli(folder = resolve('node_modules/.cache/quaylai/zmp-cli')): string {
  const entry = join(folder, 'node_modules/zmp-cli/index.js');
  if (existsSync(entry)) return entry;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const how = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', how, { cwd: folder, stdio: 'inherit' });
  return entry;
}

export interface ZmpDeploy {
  readonly www: string;
  readonly miniAppId: string;
  readonly token: string;
  readonly description: string;
  /** A numbered testing version that stays; otherwise the development one, which is overwritten. */
  readonly testing: boolean;
  /** For Node before the CLI, e.g. "--require". */
  readonly nodeArgs?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** `zmp deploy` of a copy of the build; its exit code and what it said. */
export async function zmpDeploy(entry: string, deploy: ZmpDeploy): Promise<{ code: number; said: string }> {
  const project = mkdtempSync(join(tmpdir(), 'mini-app-'));
  try {
    cpSync(deploy.www, join(project, 'www'), { recursive: true });
    cpSync('miniapp/package.json', join(project, 'package.json'));
    const flags = ['deploy', '-p', '-e', '-o', 'www', '-m', deploy.description, ...(deploy.testing ? ['-t'] : [])];
    const child = spawn(process.execPath, [...(deploy.nodeArgs ?? []), entry, ...flags], {
      cwd: project,
      // Where Zalo's CLI would read a file of both: the token stays in memory.
      env: { ...process.env, APP_ID: deploy.miniAppId, ZMP_TOKEN: deploy.token, ...deploy.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise<number>((ended) => child.on('close', (status) => ended(status ?? 1)));
    return { code, said };
  } finally {
    rmSync(project, { recursive: true });
  }
}
