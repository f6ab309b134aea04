// Bootstrap: makes `npm start` and `npm test` work on a fresh clone with nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'));
const [task, ...rest] = process.argv.slice(2);

const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

// The stamp holds the lockfile's hash: a repeated run skips the install altogether.
const stamp = join('node_modules', '.lock-stamp');
const lock = createHash('sha256').update(readFileSync('pnpm-lock.yaml')).digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline']);
  writeFileSync(stamp, lock);
}
process.env.PATH = `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`;
run('npm', ['run', '--silent', `task:${task}`, '--', ...rest]);
