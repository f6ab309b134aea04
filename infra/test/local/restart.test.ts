import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startFixtureStack } from './fixture/fixture-stack.ts';

const put = { do: 'put', items: [{ pk: 'M1', sk: 'a', kind: 'ENTRY', fails: { N: '0' } }] };

it('data on disk is there after a restart, and no record is delivered twice', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'restart-'));
  const first = await startFixtureStack({ dataFolder });
  await first.probe(put);
  await first.settled();
  expect(await first.probe({ do: 'count' })).toBe(2);
  await first.stop();

  const second = await startFixtureStack({ dataFolder });
  await second.settled();
  expect(await second.probe({ do: 'count' })).toBe(2);
  const { Item } = await second.probe({ do: 'get', pk: 'DONE', sk: 'a' });
  expect(Item.tries.N).toBe('1');
  await second.stop();
});

it('an engine on disk that is killed is there again, at its address and with its data', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'restart-'));
  const stack = await startFixtureStack({ dataFolder });
  await stack.probe(put);
  await stack.settled();
  process.kill(Number(readFileSync(join(dataFolder, 'dynamodb.pid'), 'utf8')), 'SIGKILL');
  await expect.poll(() => stack.probe({ do: 'count' }).catch(() => null), { timeout: 15_000 }).toBe(2);
  await stack.stop();
});

it.each(['SIGTERM', 'SIGKILL'] as const)('%s to the process ends the engine and every sandbox', async (told) => {
  const script = new URL('./fixture/run-until-told.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const pids: number[] = JSON.parse(String(line));
  expect(pids.length).toBe(2);
  child.kill(told);
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe(told);
  for (const pid of pids) await expect.poll(() => runs(pid)).toBe(false);
});

it('an engine named in DYNAMODB_ENDPOINT is used, and left running', async () => {
  const owner = await startFixtureStack();
  await owner.probe({ do: 'put', items: [{ pk: 'M1', sk: 'a', kind: 'OTHER' }] });
  vi.stubEnv('DYNAMODB_ENDPOINT', owner.dynamodbUrl);
  const guest = await startFixtureStack();
  vi.unstubAllEnvs();
  expect(await guest.probe({ do: 'count' })).toBe(1);
  await guest.stop();
  expect(await owner.probe({ do: 'count' })).toBe(1);
  await owner.stop();
});

function runs(pid: number): boolean {
  try {
    // A dead process that nobody waited for is a zombie, whose state is Z.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
