import { randomUUID } from 'node:crypto';
import type { LocalClock } from './clock.ts';
import type { FunctionDefinition } from './deployment.ts';
import { type Outcome, type Sandbox, startSandbox } from './sandbox.ts';

/** One deployed function: at most `sandboxesMax` processes, and a queue for everything beyond. */
export interface FunctionPool {
  definition: FunctionDefinition;
  invoke(event: unknown): Promise<Outcome>;
  /** Invocations running or waiting. */
  busy(): number;
  /** Ends every process; the next invocation starts a fresh one. */
  recycle(): void;
  /** Ends every process for good. */
  close(): void;
}

export interface PoolSettings {
  nodePath: string;
  environment: Record<string, string>;
  sandboxesMax: number;
  clock: LocalClock;
  onLog: (functionName: string, text: string) => void;
  onFinished: () => void;
}

interface Waiting {
  requestId: string;
  event: string;
  resolve: (outcome: Outcome) => void;
}

/** Beyond this the answer is what Lambda says at its concurrency limit: throttled. */
const queuedInvocationsMax = 5_000;

export function createFunctionPool(definition: FunctionDefinition, settings: PoolSettings): FunctionPool {
  const all = new Set<Sandbox>();
  const idle: Sandbox[] = [];
  const queue: Waiting[] = [];
  let starting = 0;
  let running = 0;
  let closed = false;

  function dispatch(): void {
    while (queue.length > 0 && idle.length > 0) run(idle.pop() as Sandbox, queue.shift() as Waiting);
    while (!closed && starting < queue.length && all.size < settings.sandboxesMax) start();
  }

  function start(): void {
    starting += 1;
    let ready = false;
    const sandbox = startSandbox(definition, {
      nodePath: settings.nodePath,
      environment: settings.environment,
      clockOffsetMs: settings.clock.offsetMs(),
      onLog: (text) => settings.onLog(definition.name, text),
      onIdle: (parked) => {
        if (!ready) starting -= 1;
        ready = true;
        idle.push(parked);
        dispatch();
      },
      onDead: (gone, initError) => {
        all.delete(gone);
        if (idle.includes(gone)) idle.splice(idle.indexOf(gone), 1);
        if (!ready) starting -= 1;
        // An init that fails answers the invocation that caused it, at once, as Lambda does.
        if (initError) queue.shift()?.resolve({ kind: 'error', error: initError });
        dispatch();
      },
    });
    all.add(sandbox);
  }

  async function run(sandbox: Sandbox, { requestId, event, resolve }: Waiting): Promise<void> {
    running += 1;
    const outcome = await sandbox.run({ requestId, event, clockOffsetMs: settings.clock.offsetMs() });
    running -= 1;
    if (outcome.kind === 'timeout') settings.onLog(definition.name, `timed out after ${definition.timeoutMs} ms`);
    resolve(outcome);
    settings.onFinished();
  }

  function endAll(): void {
    for (const sandbox of [...all]) sandbox.kill();
  }

  return {
    definition,
    invoke: (event) =>
      new Promise((resolve) => {
        if (closed || queue.length >= queuedInvocationsMax) return resolve({ kind: 'throttled' });
        queue.push({ requestId: randomUUID(), event: JSON.stringify(event), resolve });
        dispatch();
      }),
    busy: () => queue.length + running,
    recycle: endAll,
    close: () => {
      closed = true;
      for (const { resolve } of queue.splice(0)) resolve({ kind: 'throttled' });
      endAll();
    },
  };
}
