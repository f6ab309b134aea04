import { lookAfterwards, type Verdict } from './afterwards.ts';
import { openRun, playOn, type Run, type Wanted } from './play-on.ts';
import { openTwoShops } from './two-shops.ts';

export interface KillTest extends Verdict {
  readonly kills: Run['kills'];
  readonly tally: Run['tally'];
  readonly seconds: number;
}

/** One run from an empty disk to the verdict; throws what does not hold. */
export async function runKillTest(dataFolder: string, wanted: Wanted): Promise<KillTest> {
  const startedMs = performance.now();
  const at = await openTwoShops(dataFolder);
  try {
    const run = openRun(at);
    await playOn(run, wanted);
    const verdict = await lookAfterwards(run);
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    return { kills: run.kills, tally: run.tally, ...verdict, seconds };
  } catch (error) {
    console.error(
      at.stack
        .recentLog()
        .filter((line) => !line.includes('"_aws"'))
        .slice(-15)
        .join('\n'),
    );
    throw error;
  } finally {
    await at.stack.stop();
  }
}
