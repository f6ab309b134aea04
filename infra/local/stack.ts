import { startBackingServices } from './backing-services.ts';
import { openCheckpoints } from './checkpoints.ts';
import { createLocalClock } from './clock.ts';
import { createControlPlane, type LocalRoutes } from './control-plane.ts';
import { controlRoutes } from './control-routes.ts';
import type { Deployment } from './deployment.ts';
import { endWithProcess } from './end-with-process.ts';
import { createGateway, type GatewayExchange } from './gateway.ts';
import { createLog } from './log.ts';
import { listen } from './loopback-server.ts';
import type { StoredObject } from './object-folder.ts';
import type { QueueMessage } from './queue.ts';
import { isCalled } from './resource-names.ts';
import type { Outcome } from './sandbox.ts';
import { startScheduler } from './scheduler.ts';
import { createMissingTables } from './tables.ts';
import { createWorkers } from './workers.ts';

export interface LocalStackOptions {
  /** A folder that CDK synthesised, with any number of stacks. */
  cdkOut: string;
  /** Port of the HTTP API on 127.0.0.1; 0 takes any free one. */
  apiPort: number;
  /** Port of the distribution's pages and pictures; any free one without it. */
  webPort?: number;
  /** Where tables and objects live between runs; null keeps all in memory. */
  dataFolder: string | null;
  /** Added to every function's environment, over the template's own variables. */
  settings?: Record<string, string>;
  /** Name or start of the logical id → value: text as it is, anything else as JSON. Others are generated and kept. */
  secrets?: Record<string, unknown>;
  nodePath?: string;
  sandboxesPerFunctionMax?: number;
  /** Whether /__local/ answers at all. */
  controlPlane?: boolean;
  /** More routes under /__local/, keyed like "POST zalo/token". */
  localRoutes?: LocalRoutes;
  /** Where functions' output goes; null keeps only the recent lines. */
  log?: NodeJS.WritableStream | null;
  /** Hears what functions were asked over HTTP and what they answered. */
  onExchange?: (exchange: GatewayExchange) => void;
  /** Called at the end of a reset, before it answers. */
  onReset?: () => Promise<void>;
}

export interface LocalStack {
  apiUrl: string;
  dynamodbUrl: string;
  /** Queues, secrets and objects, as the AWS SDK asks for them. */
  cloudUrl: string;
  /** Pages and pictures, as the distribution serves them; null when the template has none. */
  webUrl: string | null;
  /** Puts a file into a bucket, called by its name, its logical id, or how that begins or ends. */
  putObject(bucket: string, key: string, object: Omit<StoredObject, 'etag'>): void;
  /** What the templates deploy, e.g. to find a table's name. */
  deployment: Deployment;
  now(): Date;
  /** Moves the clock of functions, gateway and schedules to an ISO 8601 instant, from where it runs on; null: real time. */
  setClock(now: string | null): void;
  /** Drops and recreates the tables, empties queues and objects, and ends every sandbox. The clock stays. */
  reset(): Promise<void>;
  /** Runs a schedule's target now; by its name, its logical id, or how that begins or ends. Undefined when there is none. */
  runJob(name: string): Promise<Outcome | undefined>;
  /** Invokes a function by its name, its logical id, or how that begins or ends. */
  invoke(functionName: string, event: unknown): Promise<Outcome>;
  /** Ends when no function runs and every stream and queue is worked off; throws after `msMax`. */
  settled(msMax?: number): Promise<void>;
  /** Everything in a queue, called by its name, its logical id, or how that begins or ends. */
  queueMessages(name: string): readonly QueueMessage[];
  /** Deletes what has expired on the local clock, which otherwise happens once a minute. */
  sweepExpired(): Promise<void>;
  /** An empty table with the keys of another, that nothing follows: for a restore. */
  createTableLike(name: string, copy: string): Promise<void>;
  recentLog(): readonly string[];
  stop(): Promise<void>;
}

const sandboxesPerFunctionDefault = 4;

/** Runs a synthesised CDK app on this machine: the template is the only configuration. */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const { cdkOut, dataFolder, secrets = {} } = options;
  const clock = createLocalClock(Date.now);
  const log = createLog(options.log ?? null);
  let apiUrl = '';
  const backing = await startBackingServices({
    cdkOut,
    dataFolder,
    secrets,
    clock,
    webPort: options.webPort ?? 0,
    connectsTo: () => [apiUrl],
    onRefused: (text) => log.write('permission guard:', text),
  });
  const workers = createWorkers({
    backing,
    clock,
    checkpoints: openCheckpoints(dataFolder),
    log,
    environment: options.settings ?? {},
    nodePath: options.nodePath,
    sandboxesPerFunctionMax: options.sandboxesPerFunctionMax ?? sandboxesPerFunctionDefault,
  });
  const { functions } = workers;
  workers.feed();
  const scheduler = startScheduler(backing.deployment.schedules, clock, functions.invoke);

  const reset = async () => {
    await workers.hush();
    await backing.reset();
    await workers.feedAfresh();
    await options.onReset?.();
  };
  let turn = Promise.resolve();

  const stop = async () => {
    stopWithProcess();
    scheduler.stop();
    gateway.close();
    gateway.closeAllConnections();
    await workers.hush();
    functions.close();
    await backing.stop();
  };
  const stopWithProcess = endWithProcess(stop, () => {
    functions.close();
    backing.kill();
  });

  const stack: Omit<LocalStack, 'apiUrl'> = {
    dynamodbUrl: backing.endpoints.dynamodbUrl,
    cloudUrl: backing.endpoints.cloudUrl,
    webUrl: backing.endpoints.web?.url ?? null,
    putObject: (name, key, object) => {
      const bucket = backing.deployment.buckets.find((one) => isCalled(one, name));
      if (bucket === undefined) throw new Error(`no bucket is called ${name}`);
      backing.objects.put(bucket.name, key, object);
    },
    deployment: backing.deployment,
    now: clock.now,
    setClock: (now) => clock.set(now === null ? null : new Date(now)),
    reset: () => {
      turn = turn.then(reset, reset);
      return turn;
    },
    runJob: async (name) => scheduler.run(name),
    invoke: functions.invoke,
    settled: workers.settled,
    queueMessages: (name) => backing.queueOf(name).messages(),
    sweepExpired: backing.tables.expiry.sweep,
    createTableLike: async (name, copy) => {
      const like = backing.deployment.tables.find((table) => table.name === name);
      if (like === undefined) throw new Error(`no table is called ${name}`);
      await createMissingTables(backing.tables.call, [{ ...like, name: copy }]);
    },
    recentLog: log.recent,
    stop,
  };
  const controlPlane = createControlPlane({ ...controlRoutes(stack), ...options.localRoutes });
  const gateway = createGateway({
    routes: backing.deployment.routes,
    clock,
    invoke: functions.invoke,
    controlPlane: options.controlPlane === false ? undefined : controlPlane,
    onExchange: options.onExchange,
  });
  try {
    const port = await listen(gateway, options.apiPort);
    apiUrl = `http://127.0.0.1:${port}`;
    return { ...stack, apiUrl };
  } catch (error) {
    await stop();
    throw error;
  }
}
