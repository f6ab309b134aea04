import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalClock } from './clock.ts';
import { readCloudAssembly } from './cloud-assembly.ts';
import { listenForCloudServices } from './cloud-services.ts';
import { type Deployment, readDeployment } from './deployment.ts';
import { type DynamodbCall, dynamodbCall } from './dynamodb-call.ts';
import { startDynamodbEngine } from './dynamodb-engine.ts';
import type { ServiceEndpoints } from './function-environment.ts';
import { createResolver } from './intrinsics.ts';
import { createObjectStore } from './object-store.ts';
import { createQueue, type LocalQueue } from './queue.ts';
import { queueNameIn } from './resource-names.ts';
import { secretCalls } from './secret-calls.ts';
import { sqsCalls } from './sqs-calls.ts';
import { createMissingTables, dropTables } from './tables.ts';
import { startTtlSweep, type TtlSweep } from './ttl-sweep.ts';

/** What outlives an invocation: tables, queues, objects and secrets, with where they are served. */
export interface BackingServices {
  deployment: Deployment;
  endpoints: ServiceEndpoints;
  call: DynamodbCall;
  queues: ReadonlyMap<string, LocalQueue>;
  /** A queue by its name or the start of its logical id. */
  queueOf(name: string): LocalQueue;
  expiry: TtlSweep;
  /** Empties all of it but the secrets. */
  reset(): Promise<void>;
  stop(): Promise<void>;
  /** For a process that is about to end and can wait for nothing. */
  kill(): void;
}

export interface BackingSettings {
  cdkOut: string;
  dataFolder: string | null;
  secrets: Record<string, unknown>;
  clock: LocalClock;
}

export async function startBackingServices(settings: BackingSettings): Promise<BackingServices> {
  const { cdkOut, dataFolder, secrets, clock } = settings;
  const cloud = await listenForCloudServices();
  const queueUrl = (name: string) => `${cloud.url}/000000000000/${name}`;
  const stacks = readCloudAssembly(cdkOut);
  const deployment = readDeployment(stacks, createResolver(stacks, queueUrl));
  const queues = createQueues(deployment);
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'local-stack-'));
  const objects = createObjectStore(join(folder, 'objects'), deployment.buckets);
  cloud.serve(new Map([...sqsCalls(queues, queueUrl), ...secretCalls(secrets)]), objects);

  const engine = await startDynamodbEngine(dataFolder);
  const call = dynamodbCall(engine.url);
  await createMissingTables(call, deployment.tables);
  const expiry = startTtlSweep(call, deployment.tables, clock);

  function stopServing(): void {
    expiry.stop();
    cloud.close();
    if (!dataFolder) objects.clear();
  }

  return {
    deployment,
    endpoints: { dynamodbUrl: engine.url, cloudUrl: cloud.url },
    call,
    queues,
    queueOf: (name) => {
      const found = queues.get(name) ?? [...queues.values()].find((one) => one.definition.logicalId.startsWith(name));
      if (!found) throw new Error(`no queue is called ${name}`);
      return found;
    },
    expiry,
    reset: async () => {
      await dropTables(call, deployment.tables);
      await createMissingTables(call, deployment.tables);
      for (const queue of queues.values()) queue.clear();
      objects.clear();
    },
    stop: async () => {
      stopServing();
      await engine.stop();
    },
    kill: engine.kill,
  };
}

function createQueues({ queues }: Deployment): Map<string, LocalQueue> {
  const byName = new Map<string, LocalQueue>();
  for (const definition of queues) {
    const deadLetters = definition.deadLetterArn === undefined ? undefined : queueNameIn(definition.deadLetterArn);
    byName.set(
      definition.name,
      createQueue(definition, {
        nowMs: Date.now,
        deadLetter: (body) => void byName.get(deadLetters ?? '')?.send(body),
      }),
    );
  }
  return byName;
}
