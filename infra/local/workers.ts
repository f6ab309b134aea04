import type { BackingServices } from './backing-services.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { LocalClock } from './clock.ts';
import { createEventSources } from './event-sources.ts';
import { functionEnvironment } from './function-environment.ts';
import { createFunctions, type Functions } from './functions.ts';
import type { Log } from './log.ts';
import { defaultNodePath } from './node-path.ts';

/** The functions and what feeds them from streams and queues. */
export interface Workers {
  functions: Functions;
  /** Feeds functions from streams and queues. */
  feed(): void;
  /** Feeds from tables that were dropped and made anew. */
  feedAfresh(): Promise<void>;
  /** Ends all running work and feeding; functions can still be invoked. */
  hush(): Promise<void>;
  /** Ends when no function runs and every stream and queue is worked off; throws after `msMax`. */
  settled(msMax?: number): Promise<void>;
}

export interface WorkerSettings {
  backing: BackingServices;
  clock: LocalClock;
  checkpoints: Checkpoints;
  log: Log;
  /** Added to every function's environment. */
  environment: Record<string, string>;
  nodePath: string | undefined;
  sandboxesPerFunctionMax: number;
}

const settleMsMax = 30_000;
const settleLookMs = 20;

export function createWorkers(settings: WorkerSettings): Workers {
  const { backing, clock, log, sandboxesPerFunctionMax } = settings;
  const functions = createFunctions(
    backing.deployment.functions,
    (definition) => functionEnvironment(definition, backing.endpoints, settings.environment),
    {
      nodePath: settings.nodePath ?? defaultNodePath(),
      sandboxesMax: sandboxesPerFunctionMax,
      clock,
      onLog: log.write,
      onFinished: () => sources.wake(),
    },
  );
  const sources = createEventSources({
    sources: backing.deployment.eventSources,
    queues: backing.queues,
    call: backing.tables.call,
    clock,
    checkpoints: settings.checkpoints,
    wasExpired: backing.tables.expiry.wasExpired,
    sandboxesPerFunctionMax,
    invoke: functions.invoke,
    onLog: (text) => log.write('event source:', text),
  });

  async function untilSettled(untilMs: number): Promise<void> {
    while (Date.now() < untilMs) {
      const before = functions.finished();
      await sources.drained();
      if (functions.busy() === 0 && sources.idle() && functions.finished() === before) return;
      await pause(settleLookMs);
    }
    throw new Error('the local stack did not settle');
  }

  return {
    functions,
    feed: sources.start,
    feedAfresh: async () => {
      settings.checkpoints.clear();
      await sources.skipDropped();
      // Whatever slipped in while the tables were gone must not stay in a process's memory.
      functions.recycle();
      sources.start();
    },
    hush: async () => {
      const stopped = sources.stop();
      functions.recycle();
      await stopped;
    },
    settled: async (msMax = settleMsMax) => {
      const untilMs = Date.now() + msMax;
      // A stream that retries a poisoned batch for ever is never drained.
      const late = pause(msMax).then(() => untilSettled(0));
      await Promise.race([untilSettled(untilMs), late]);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
