import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Any value a template may hold before its intrinsic functions are resolved. */
export type Json = null | boolean | number | string | Json[] | JsonMap;
export interface JsonMap {
  [key: string]: Json;
}

export interface TemplateResource {
  Type: string;
  Properties?: JsonMap;
  Condition?: string;
  Metadata?: JsonMap;
}

export interface Template {
  Resources: Record<string, TemplateResource>;
  Parameters?: Record<string, { Default?: Json }>;
  Outputs?: Record<string, { Value: Json; Export?: { Name: Json } }>;
  Conditions?: Record<string, Json>;
  Mappings?: Record<string, Record<string, Record<string, Json>>>;
}

/** One synthesised stack: its template, and the folder of each asset by the object key the template names. */
export interface AssemblyStack {
  name: string;
  region: string;
  account: string;
  template: Template;
  assetFolders: ReadonlyMap<string, string>;
}

interface Artifact {
  type: string;
  environment?: string;
  properties?: { templateFile?: string; stackName?: string; file?: string; directoryName?: string };
}

interface AssetManifest {
  files?: Record<string, { source: { path?: string }; destinations: Record<string, { objectKey: string }> }>;
}

const defaultRegion = 'ap-southeast-1';
const defaultAccount = '000000000000';

/** Reads every stack of a `cdk.out` folder, nested assemblies (stages) included. */
export function readCloudAssembly(folder: string): AssemblyStack[] {
  const root = resolve(folder);
  const manifest = readJson<{ artifacts?: Record<string, Artifact> }>(join(root, 'manifest.json'));
  const artifacts = Object.entries(manifest.artifacts ?? {});
  const assetFolders = new Map(
    artifacts
      .filter(([, { type }]) => type === 'cdk:asset-manifest')
      .flatMap(([, { properties }]) => readAssets(root, properties?.file)),
  );
  return artifacts.flatMap(([id, { type, environment, properties }]) => {
    if (type === 'cdk:cloud-assembly' && properties?.directoryName) {
      return readCloudAssembly(join(root, properties.directoryName));
    }
    if (type !== 'aws:cloudformation:stack' || !properties?.templateFile) return [];
    const template = readJson<Template>(join(root, properties.templateFile));
    return [{ name: properties.stackName ?? id, ...readEnvironment(environment), template, assetFolders }];
  });
}

function readAssets(root: string, file: string | undefined): [string, string][] {
  if (!file) return [];
  return Object.values(readJson<AssetManifest>(join(root, file)).files ?? {}).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ objectKey }): [string, string] => [objectKey, join(root, source.path ?? '')]),
  );
}

// An environment-agnostic stack says aws://unknown-account/unknown-region.
function readEnvironment(environment = ''): { account: string; region: string } {
  const [, account = '', region = ''] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) ?? [];
  return {
    account: /^\d{12}$/.test(account) ? account : defaultAccount,
    region: region && region !== 'unknown-region' ? region : defaultRegion,
  };
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
