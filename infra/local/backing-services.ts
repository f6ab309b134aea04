import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalClock } from './clock.ts';
import { readCloudAssembly } from './cloud-assembly.ts';
import { type CloudServices, listenForCloudServices } from './cloud-services.ts';
import type { Deployment } from './deployment.ts';
import type { ServiceEndpoints } from './function-environment.ts';
import { createResolver } from './intrinsics.ts';
import { createObjectStore } from './object-store.ts';
import { startPermissionGuard } from './permission-guard.ts';
import type { LocalQueue } from './queue.ts';
import { createQueues } from './queues.ts';
import { readDeployment } from './read-deployment.ts';
import { isCalled } from './resource-names.ts';
import { readRolePolicies } from './role-policies.ts';
import { secretCalls } from './secret-calls.ts';
import { secretValues } from './secret-values.ts';
import { sqsCalls } from './sqs-calls.ts';
import { startTableService, type TableService } from './table-service.ts';

/** What outlives an invocation: tables, queues, objects and secrets, with where they are served. */
export interface BackingServices {
  deployment: Deployment;
  endpoints: ServiceEndpoints;
  tables: TableService;
  queues: ReadonlyMap<string, LocalQueue>;
  /** A queue by its name, its logical id, or how that begins or ends. */
  queueOf(name: string): LocalQueue;
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
  /** Hears what a function's role did not allow. */
  onRefused: (text: string) => void;
}

export async function startBackingServices(settings: BackingSettings): Promise<BackingServices> {
  const cloud = await listenForCloudServices();
  try {
    return await startBehind(cloud, settings);
  } catch (error) {
    cloud.close();
    throw error;
  }
}

async function startBehind(cloud: CloudServices, settings: BackingSettings): Promise<BackingServices> {
  const { cdkOut, dataFolder, secrets, clock } = settings;
  const queueUrl = (name: string) => `${cloud.url}/000000000000/${name}`;
  denyModules(cdkOut);
  const stacks = readCloudAssembly(cdkOut);
  const resolver = createResolver(stacks, queueUrl);
  const deployment = readDeployment(stacks, resolver);
  const values = secretValues(deployment.secrets, secrets, dataFolder);
  const queues = createQueues(deployment.queues);
  const tables = await startTableService(deployment.tables, dataFolder, clock);
  const guard = await startPermissionGuard({
    engineUrl: tables.url,
    policies: readRolePolicies(stacks, resolver),
    tables: deployment.tables,
    onRefused: settings.onRefused,
  });
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'local-stack-'));
  const objects = createObjectStore(join(folder, 'objects'), deployment.buckets);
  cloud.serve(new Map([...sqsCalls(queues, queueUrl), ...secretCalls(values)]), objects);

  return {
    deployment,
    endpoints: { dynamodbUrl: guard.url, cloudUrl: cloud.url },
    tables,
    queues,
    queueOf: (name) => {
      const found = queues.get(name) ?? [...queues.values()].find(({ definition }) => isCalled(definition, name));
      if (!found) throw new Error(`no queue is called ${name}`);
      return found;
    },
    reset: async () => {
      await tables.reset();
      for (const queue of queues.values()) queue.clear();
      objects.clear();
    },
    stop: async () => {
      cloud.close();
      guard.close();
      if (!dataFolder) rmSync(folder, { recursive: true, force: true });
      await tables.stop();
    },
    kill: tables.kill,
  };
}

// Lambda's /var/task has no package.json; here a repository's "type": "module" would reach the CommonJS bundles.
function denyModules(cdkOut: string): void {
  writeFileSync(join(cdkOut, 'package.json'), '{"type":"commonjs"}\n');
}
