import { type ChildProcess, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@quaylai/infra/local/free-port';
import { spawnTied } from '@quaylai/infra/local/tied-process';
import { openapiFile } from '../openapi.ts';
import type { Attack } from './attack.ts';
import type { Drawn } from './draw.ts';

/**
 * A second, foreign opinion of the contract. No dependency: it brings 180 packages, some without a licence, to
 * everybody's install (ADR 0080), so it is fetched when asked for and runs nothing while it is installed.
 */
const pinned = { name: '@stoplight/prism-cli', version: '5.14.2' };
const cache = 'node_modules/.cache/prism';
const startMsMax = 60_000;
const lookMs = 200;

/** The folder of the installed proxy, fetched once. */
function fetchedPrism(): string {
  const home = join(cache, pinned.version);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const workbench = mkdtempSync(join(cache, 'fetching-'));
  try {
    writeFileSync(join(workbench, 'package.json'), '{"private": true}\n');
    const wanted = `${pinned.name}@${pinned.version}`;
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', '--silent'];
    const { status } = spawnSync('npm', ['install', ...flags, wanted], { cwd: workbench, stdio: 'inherit' });
    if (status !== 0) throw new Error(`${wanted} could not be fetched`);
    // Whole or not at all: a fetch that is cut short leaves nothing that looks finished. Another run may be first.
    if (!existsSync(home)) renameSync(workbench, home);
  } finally {
    rmSync(workbench, { recursive: true, force: true });
  }
  return home;
}

/** Puts the proxy before a town: what breaks the contract comes back as its own error. Requests pass as they are. */
export const throughPrism: Attack['through'] = async (townUrl) => {
  const port = await freePort();
  const program = join(fetchedPrism(), 'node_modules/.bin/prism');
  const flags = ['--errors', '--validate-request=false', '--verboseLevel', 'silent', '--port', String(port)];
  // It watches its document and starts anew when that is written: it is given one that nobody writes.
  const judged = join(cache, `judged-${port}.json`);
  copyFileSync(openapiFile, judged);
  // By name it would be started through a shell, which dies alone when it is killed.
  const child = spawnTied(process.execPath, [program, 'proxy', judged, townUrl, ...flags], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(child, url);
  const close = () => {
    child.kill('SIGKILL');
    rmSync(judged, { force: true });
  };
  return { url, fitted: asText, close };
};

/**
 * A body that is no JSON and says that it is never gets an answer: the proxy waits for the end of a request that it has
 * read to its end (`parseRequestBody` in 5.14.2). Called text it passes, and is refused for what it is called; what our
 * border says to the other is asked by `--direct`.
 */
function asText(drawn: Drawn): Drawn {
  if (drawn.body === null || drawn.body === '' || isJson(drawn.body)) return drawn;
  return { ...drawn, headers: { ...drawn.headers, 'content-type': 'text/plain' } };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < startMsMax && child.exitCode === null; waitedMs += lookMs) {
    if ((await fetch(`${url}/health`).catch(() => null)) !== null) return;
    await new Promise((done) => setTimeout(done, lookMs));
  }
  child.kill('SIGKILL');
  throw new Error('the contract proxy does not start');
}
