import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalClock } from './clock.ts';
import { readCloudAssembly } from './cloud-assembly.ts';
import { type CloudServices, listenForCloudServices } from './cloud-services.ts';
import type { Deployment } from './deployment.ts';
import type { ServiceEndpoints } from './function-environment.ts';
import { createResolver } from './intrinsics.ts';
import { listen } from './loopback-server.ts';
import { type ObjectFolder, openObjectFolder } from './object-folder.ts';
import { createObjectStore } from './object-store.ts';
import { startPermissionGuard } from './permission-guard.ts';
import type { LocalQueue } from './queue.ts';
import { createQueues } from './queues.ts';
import { readDeployment } from './read-deployment.ts';
import { isCalled } from './resource-names.ts';
import { readRolePolicies } from './role-policies.ts';
import { secretCalls } from './secret-calls.ts';
import { keepSecret, secretValues } from './secret-values.ts';
import { sqsCalls } from './sqs-calls.ts';
import { startTableService, type TableService } from './table-service.ts';
import { createWebSite } from './web-site.ts';

/** What outlives an invocation: tables, queues, objects and secrets, with where they are served. */
export interface BackingServices {
  deployment: Deployment;
  endpoints: ServiceEndpoints;
  tables: TableService;
  queues: ReadonlyMap<string, LocalQueue>;
  objects: ObjectFolder;
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
  /** Of the distribution's pages and pictures; 0 takes any free one. */
  webPort: number;
  /** What those pages may call here. */
  connectsTo: () => readonly string[];
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
  const policies = readRolePolicies(stacks, resolver);
  const guard = await startPermissionGuard({
    engineUrl: tables.url,
    policies,
    tables: deployment.tables,
    onRefused: settings.onRefused,
  });
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'local-stack-'));
  const objects = openObjectFolder(join(folder, 'objects'));
  const { buckets } = deployment;
  const { now } = clock;
  const store = createObjectStore({ folder: objects, buckets, policies, now, onRefused: settings.onRefused });
  cloud.serve(
    new Map([
      ...sqsCalls(queues, queueUrl),
      ...secretCalls(values, (name, text) => keepSecret(dataFolder, name, text)),
    ]),
    store,
  );
  const web = await serveWeb(deployment, objects, settings, cloud.url);

  return {
    deployment,
    endpoints: { dynamodbUrl: guard.url, cloudUrl: cloud.url, web },
    tables,
    queues,
    objects,
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
      web?.close();
      if (!dataFolder) rmSync(folder, { recursive: true, force: true });
      await tables.stop();
    },
    kill: tables.kill,
  };
}

async function serveWeb(
  { distributions: [distribution] }: Deployment,
  objects: ObjectFolder,
  { webPort, connectsTo }: BackingSettings,
  cloudUrl: string,
): Promise<{ url: string; inTemplate: string; close(): void } | null> {
  if (distribution === undefined) return null;
  const site = createWebSite({ distribution, objects, connectsTo: () => [...connectsTo(), cloudUrl] });
  const port = await listen(site, webPort);
  return {
    url: `http://127.0.0.1:${port}`,
    inTemplate: `https://${distribution.name}.DomainName`,
    close: () => {
      site.close();
      site.closeAllConnections();
    },
  };
}

// Lambda's /var/task has no package.json; here a repository's "type": "module" would reach the CommonJS bundles.
function denyModules(cdkOut: string): void {
  writeFileSync(join(cdkOut, 'package.json'), '{"type":"commonjs"}\n');
}
