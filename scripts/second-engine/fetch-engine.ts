import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * AWS's DynamoDB Local as npm carries it. No dependency: its wrapper would bring a hundred packages to everybody's
 * install for 57 MB that only this check needs, so it is fetched when asked for, by exact bytes.
 */
const pinned = {
  name: 'amplify-dynamodb-simulator',
  version: '2.9.30',
  sha512: 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==',
};

const cache = 'node_modules/.cache/dynamodb-local';

/** The folder that holds DynamoDBLocal.jar, fetched once. */
export function fetchedEngine(): string {
  const home = join(cache, pinned.version);
  if (existsSync(home)) return join(home, 'emulator');
  mkdirSync(cache, { recursive: true });
  const workbench = mkdtempSync(join(cache, 'fetching-'));
  try {
    const archive = packed(workbench);
    run('tar', ['-xzf', archive, '-C', workbench]);
    // Whole or not at all: a fetch that is cut short leaves nothing that looks finished.
    renameSync(join(workbench, 'package'), home);
  } finally {
    rmSync(workbench, { recursive: true, force: true });
  }
  return join(home, 'emulator');
}

function packed(folder: string): string {
  run('npm', ['pack', '--silent', '--pack-destination', folder, `${pinned.name}@${pinned.version}`]);
  const archive = join(folder, `${pinned.name}-${pinned.version}.tgz`);
  const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (found !== pinned.sha512) throw new Error(`${pinned.name} ${pinned.version} is not the archive that was pinned`);
  return archive;
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed`);
}
