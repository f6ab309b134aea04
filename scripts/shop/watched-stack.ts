import { Writable } from 'node:stream';
import { type LocalStack, type LocalStackOptions, startLocalStack } from '@quaylai/infra/local/stack';
import { watchLog } from '../../functions/test/log-watch.ts';

const toldMax = 10;

/**
 * The local stack with an eye on what its functions log: stopping it fails when a line told what somebody sent or was
 * answered (TH17), whichever test, demo or storm it ran for.
 */
export async function startWatchedStack(options: LocalStackOptions): Promise<LocalStack> {
  const watch = watchLog();
  const log = new Writable({
    decodeStrings: false,
    write: (line: string, _encoding, done) => {
      watch.wrote(line.trimEnd());
      options.log?.write(line);
      done();
    },
  });
  const stack = await startLocalStack({ ...options, log, onExchange: watch.heard });
  return {
    ...stack,
    stop: async () => {
      await stack.stop();
      const leaks = watch.leaks();
      if (leaks.length > 0)
        throw new Error(`${leaks.length} log lines tell of people:\n${leaks.slice(0, toldMax).join('\n')}`);
    },
  };
}
