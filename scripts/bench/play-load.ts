import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Front } from './fronts.ts';

interface Played {
  readonly wanted: number;
  readonly other: number;
  readonly firstOther: string;
  readonly seconds: number;
}

/** Plays so many requests at so many at a time; answers how many a second were done. Whatever else is answered is a bug. */
export async function play(
  { url, wanted, prepare }: Pick<Front, 'url' | 'wanted' | 'prepare'>,
  connections: number,
  amount: number,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  try {
    const file = join(folder, 'requests.json');
    writeFileSync(file, JSON.stringify(prepare(amount)));
    const player = new URL('./load.mjs', import.meta.url).pathname;
    const played = await run([player, url, file, String(connections), wanted]);
    if (played.other > 0 || played.wanted < amount) {
      throw new Error(`${played.wanted} of ${amount} were answered as wanted; another: ${played.firstOther}`);
    }
    return played.wanted / played.seconds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): Promise<Played> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0) done(JSON.parse(printed) as Played);
      else failed(new Error(`the load ended with ${code}`));
    });
  });
}
