import type { ChildProcess } from 'node:child_process';
import { freePort } from '@quaylai/infra/local/free-port';
import { spawnTied } from '@quaylai/infra/local/tied-process';

const startMsMax = 30_000;
const pollMs = 100;

/** AWS's DynamoDB Local in memory, gone when this process is. */
export async function startDynamodbLocal(folder: string): Promise<{ url: string; stop(): void }> {
  const port = await freePort();
  const java = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
  const child = spawnTied('java', [...java, '-inMemory', '-disableTelemetry', '-port', String(port)], {
    cwd: folder,
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(child, url);
  return { url, stop: () => void child.kill('SIGTERM') };
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < startMsMax && child.exitCode === null; waitedMs += pollMs) {
    const answer = await fetch(url).catch(() => null);
    if (answer !== null) return;
    await new Promise((done) => setTimeout(done, pollMs));
  }
  child.kill('SIGKILL');
  throw new Error('DynamoDB Local did not start');
}
