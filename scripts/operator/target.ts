import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SecretStore, secretStore } from '@quaylai/functions/cloud/secret-store';
import { operatorRegistry } from '@quaylai/functions/operator/operator-registry';
import { type StageName, stageNames } from '@quaylai/infra/src/settings';
import { operatorWords } from '../words/operator.ts';
import { Mistake } from './terminal.ts';

/** Where a command works: one environment's table and secret. */
export interface Target {
  readonly name: string;
  readonly tableName: string;
  /** Null is AWS itself. */
  readonly dynamodbUrl: string | null;
  readonly secret: SecretStore;
  /** Records under the environment's own keys. `nowMs` says which of two keys seals. */
  registry(nowMs?: () => number): Promise<ReturnType<typeof operatorRegistry>>;
}

/** How to reach what `npm start` runs; written by it, readable by its user only. */
export interface LocalAddress {
  readonly tableName: string;
  readonly dynamodbUrl: string;
  readonly secretsUrl: string;
  readonly secretId: string;
}

export const localAddressFile = '.data/operator.json';
export const outputsFile = (stage: StageName): string => join('.deployed', `${stage}.json`);
export const targetOptions = { local: { type: 'boolean' }, stage: { type: 'string' } } as const;

export interface TargetFlags {
  readonly local?: boolean | undefined;
  readonly stage?: string | undefined;
}

export function targetOf({ local, stage }: TargetFlags): Target {
  if (local === true && stage === undefined) {
    if (!existsSync(localAddressFile)) throw new Mistake(operatorWords.notStarted);
    return localTarget(JSON.parse(readFileSync(localAddressFile, 'utf8')) as LocalAddress);
  }
  const { TableName: tableName = '', SecretArn: secretArn = '' } = outputsOf(stageNamed(stage));
  return targetAt(stage ?? '', tableName, null, secretStore(secretArn, null));
}

export function stageNamed(stage: string | undefined): StageName {
  const found = stageNames.find((name) => name === stage);
  if (found === undefined) throw new Mistake(operatorWords.whichOne);
  return found;
}

/** What the last deployment from this folder answered. */
export function outputsOf(stage: StageName, part: 'Service' | 'Web' = 'Service'): Readonly<Record<string, string>> {
  if (!existsSync(outputsFile(stage))) throw new Mistake(operatorWords.notDeployed(stage));
  const outputs = JSON.parse(readFileSync(outputsFile(stage), 'utf8')) as Record<string, Record<string, string>>;
  return outputs[`QuayLai-${stage}-${part}`] ?? {};
}

export function localTarget({ tableName, dynamodbUrl, secretsUrl, secretId }: LocalAddress): Target {
  // Credentials of this machine's engine, which asks for some but checks none.
  process.env['AWS_REGION'] ??= 'ap-southeast-1';
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local';
  return targetAt('local', tableName, dynamodbUrl, secretStore(secretId, secretsUrl));
}

function targetAt(name: string, tableName: string, dynamodbUrl: string | null, secret: SecretStore): Target {
  return {
    name,
    tableName,
    dynamodbUrl,
    secret,
    registry: async (nowMs = Date.now) =>
      operatorRegistry({ tableName, dynamodbUrl, environmentSecret: await secret.read(), clock: nowMs }),
  };
}
