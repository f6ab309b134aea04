import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FunctionDefinition } from './deployment.ts';
import { type FunctionError, type Invocation, type RuntimeApi, serveRuntimeApi } from './runtime-api.ts';
import { spawnTied } from './tied-process.ts';

export type Outcome =
  | { kind: 'answer'; payload: unknown }
  | { kind: 'error'; error: FunctionError }
  | { kind: 'timeout' }
  | { kind: 'throttled' };

/** One process that serves one invocation at a time and is stopped in between, as Lambda freezes it. */
export interface Sandbox {
  run(invocation: Omit<Invocation, 'deadlineMs' | 'functionArn'>): Promise<Outcome>;
  kill(): void;
}

export interface SandboxSettings {
  nodePath: string;
  environment: Record<string, string>;
  clockOffsetMs: number;
  onIdle: (sandbox: Sandbox) => void;
  /** The process is gone; `initError` when it never became ready. */
  onDead: (sandbox: Sandbox, initError: FunctionError | undefined) => void;
  onLog: (text: string) => void;
}

const bootstrap = fileURLToPath(new URL('./bootstrap.cjs', import.meta.url));

// Lambda allows 10 s; twice that, because a laptop shares its cores.
const initMsMax = 20_000;

/** Starts one sandbox of a function. It reports `onIdle` when its handler is loaded. */
export function startSandbox(definition: FunctionDefinition, settings: SandboxSettings): Sandbox {
  let child: ChildProcess | undefined;
  let api: RuntimeApi | undefined;
  let give: ((invocation: Invocation) => void) | undefined;
  let current: { requestId: string; settle: (outcome: Outcome) => void } | undefined;
  let ready = false;
  let dead = false;

  const sandbox: Sandbox = {
    run: (invocation) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => die({ kind: 'timeout' }), definition.timeoutMs);
        current = {
          requestId: invocation.requestId,
          settle: (outcome) => {
            clearTimeout(timer);
            current = undefined;
            resolve(outcome);
          },
        };
        child?.kill('SIGCONT');
        const deadlineMs = Date.now() + definition.timeoutMs;
        give?.({ ...invocation, deadlineMs, functionArn: definition.arn });
        give = undefined;
      }),
    kill: () => die(exited('the sandbox was stopped')),
  };

  function die(outcome: Outcome, initError?: FunctionError): void {
    if (dead) return;
    dead = true;
    clearTimeout(initTimer);
    child?.kill('SIGKILL');
    api?.close();
    current?.settle(outcome);
    const neverReady = { errorType: 'Runtime.ExitError', errorMessage: 'the process ended before it was ready' };
    settings.onDead(sandbox, ready ? undefined : (initError ?? neverReady));
  }

  const initTimer = setTimeout(() => die({ kind: 'timeout' }, initTimedOut), initMsMax);

  const listener = {
    parked: (next: (invocation: Invocation) => void) => {
      clearTimeout(initTimer);
      ready = true;
      give = next;
      child?.kill('SIGSTOP');
      settings.onIdle(sandbox);
    },
    initFailed: (error: FunctionError) => {
      settings.onLog(`init failed: ${error.errorType}: ${error.errorMessage}`);
      die({ kind: 'error', error }, error);
    },
    answered: (requestId: string, payload: string) => {
      if (current?.requestId === requestId) current.settle({ kind: 'answer', payload: JSON.parse(payload) });
    },
    failed: (requestId: string, error: FunctionError) => {
      settings.onLog(`${error.errorType}: ${error.errorMessage} ${error.trace?.slice(1, 4).join(' ') ?? ''}`);
      if (current?.requestId === requestId) current.settle({ kind: 'error', error });
    },
  };

  serveRuntimeApi(listener).then(
    (served) => {
      api = served;
      if (dead) return served.close();
      child = spawnTied(settings.nodePath, [bootstrap], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...settings.environment,
          AWS_LAMBDA_RUNTIME_API: served.address,
          LOCAL_CLOCK_OFFSET_MS: String(settings.clockOffsetMs),
        },
      });
      child.stdout?.on('data', (chunk: Buffer) => settings.onLog(chunk.toString()));
      child.stderr?.on('data', (chunk: Buffer) => settings.onLog(chunk.toString()));
      child.on('error', (error) => die(exited(error.message)));
      child.on('exit', (code, signal) => die(exited(`exit status ${code ?? signal}`)));
    },
    (error: Error) => die(exited(error.message)),
  );
  return sandbox;
}

const initTimedOut: FunctionError = {
  errorType: 'Sandbox.Timedout',
  errorMessage: 'the handler took too long to load',
};

function exited(errorMessage: string): Outcome {
  return { kind: 'error', error: { errorType: 'Runtime.ExitError', errorMessage } };
}
