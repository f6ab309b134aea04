import type { IntegrationId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key } from '../cloud/table.ts';
import type { Planned } from '../ledger/commit.ts';
import { randomText } from '../ledger/fresh-id.ts';
import { keyPart, partition } from '../ledger/keys.ts';
import { type Programme, provenProgramme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import type { Registry } from './registry.ts';
import { openField, sealedField } from './sealed.ts';

/** A system that pushes orders. While it rotates its secret, two are active (TH11). */
export interface Integration {
  readonly integrationId: IntegrationId;
  readonly name: string;
  readonly createdAt: Instant;
  readonly version: number;
  /** A paused one proves nothing: what it pushes is refused until the owner lets it on again. */
  readonly active: boolean;
}

export interface IntegrationWithSecrets extends Integration {
  /** Newest first, at most two. */
  readonly secrets: readonly string[];
}

export const integrationsMax = 50;
const activeSecretsMax = 2;
/** 40 characters of five bits: 200 bits. */
const secretLength = 40;
const integrationIdLength = 16;

const integrationKey = (programme: Programme, id: IntegrationId): Key => ({
  pk: partition(programme, 'POS'),
  sk: keyPart(id),
});
/** Which programme an integration pushes to: read before its signature is checked, believed only after. */
const ownerKey = (id: IntegrationId): Key => ({ pk: `OPERATOR#POS#${keyPart(id)}`, sk: 'PROGRAMME' });

/** The secret is answered this once and kept sealed. `given` is for operators who bring their own. */
export async function planIntegration(
  registry: Registry,
  programme: Programme,
  name: string,
  given?: { readonly id: IntegrationId; readonly secret: string },
): Promise<Result<Planned<IntegrationWithSecrets>, Problem>> {
  const value: IntegrationWithSecrets = {
    integrationId: given?.id ?? (randomText(registry, integrationIdLength) as IntegrationId),
    name,
    createdAt: registry.clock(),
    version: 1,
    active: true,
    secrets: [given?.secret ?? randomText(registry, secretLength)],
  };
  const isNew = (put: Item): Guarded => ({
    write: { put, when: 'attribute_not_exists(pk)' },
    refusedBecause: null,
  });
  const owner = { ...ownerKey(value.integrationId), p: programme.id };
  return ok({ value, writes: [isNew(integrationItem(registry, programme, value)), isNew(owner)] });
}

/** A second secret beside the newest; an older second one ends. Problems: NOT_FOUND. */
export async function planRotation(
  registry: Registry,
  programme: Programme,
  id: IntegrationId,
): Promise<Result<Planned<IntegrationWithSecrets>, Problem>> {
  return planChange(registry, programme, id, ({ secrets }) => ({
    secrets: [randomText(registry, secretLength), ...secrets].slice(0, activeSecretsMax),
  }));
}

/** Another name, paused or let on again. Problems: NOT_FOUND. */
export async function planChangedIntegration(
  registry: Registry,
  programme: Programme,
  id: IntegrationId,
  change: Pick<Integration, 'name' | 'active'>,
): Promise<Result<Planned<IntegrationWithSecrets>, Problem>> {
  return planChange(registry, programme, id, () => change);
}

async function planChange(
  registry: Registry,
  programme: Programme,
  id: IntegrationId,
  change: (before: IntegrationWithSecrets) => Partial<IntegrationWithSecrets>,
): Promise<Result<Planned<IntegrationWithSecrets>, Problem>> {
  const item = await registry.table.get(integrationKey(programme, id));
  if (item === null) return refuse({ code: 'NOT_FOUND' });
  const before = readIntegration(registry, item);
  const value = { ...before, ...change(before), version: before.version + 1 };
  const write = {
    put: integrationItem(registry, programme, value),
    when: 'v = :seen',
    values: { ':seen': before.version },
  };
  return ok({ value, writes: [{ write, refusedBecause: null }] });
}

/**
 * The integration that a request claims to come from, with the programme it would speak for. Use the programme only
 * after one of the secrets has proven the body; null when there is no such integration.
 */
export async function findClaimedIntegration(
  registry: Pick<Registry, 'table' | 'keys'>,
  id: IntegrationId,
): Promise<{ readonly programme: Programme; readonly integration: IntegrationWithSecrets } | null> {
  const owner = await registry.table.get(ownerKey(id));
  if (owner === null || owner['s'] === true) return null;
  const programme = provenProgramme(owner['p'] as Programme['id'], 'WEBHOOK');
  const item = await registry.table.get(integrationKey(programme, id));
  return item === null ? null : { programme, integration: readIntegration(registry, item) };
}

/** Operator code only: a till of a suspended programme proves itself to nobody. */
export function tillWrite(programme: Programme, id: IntegrationId, suspended: boolean): Guarded {
  const put = { ...ownerKey(id), p: programme.id, ...(suspended ? { s: true } : {}) };
  return { write: { put, when: 'p = :p', values: { ':p': programme.id } }, refusedBecause: null };
}

/** The older of two secrets ends. Problems: NOT_FOUND. */
export async function planDroppedSecret(
  registry: Registry,
  programme: Programme,
  id: IntegrationId,
): Promise<Result<Planned<Integration>, Problem>> {
  const item = await registry.table.get(integrationKey(programme, id));
  if (item === null) return refuse({ code: 'NOT_FOUND' });
  const before = readIntegration(registry, item);
  if (before.secrets.length < activeSecretsMax) return ok({ value: before, writes: [] });
  const value = { ...before, secrets: before.secrets.slice(0, 1), version: before.version + 1 };
  const write = {
    put: integrationItem(registry, programme, value),
    when: 'v = :seen',
    values: { ':seen': before.version },
  };
  return ok({ value, writes: [{ write, refusedBecause: null }] });
}

export async function listIntegrations(
  registry: Pick<Registry, 'table' | 'keys'>,
  programme: Programme,
): Promise<readonly Integration[]> {
  const pk = partition(programme, 'POS');
  const { items } = await registry.table.query({ pk, from: '0', to: '~', limit: integrationsMax, consistent: true });
  return items.map((item) => {
    const { secrets: _kept, ...rest } = readIntegration(registry, item);
    return rest;
  });
}

function integrationItem(registry: Registry, programme: Programme, integration: IntegrationWithSecrets): Item {
  const key = integrationKey(programme, integration.integrationId);
  return {
    ...key,
    n: integration.name,
    at: integration.createdAt,
    v: integration.version,
    ...(integration.active ? {} : { off: true }),
    ...sealedField(registry, 'TILL_SECRETS', key, JSON.stringify(integration.secrets)),
  };
}

function readIntegration({ keys }: Pick<Registry, 'keys'>, item: Item): IntegrationWithSecrets {
  const secrets = openField(keys, 'TILL_SECRETS', item).toString();
  return {
    integrationId: item.sk as IntegrationId,
    name: item['n'] as string,
    createdAt: item['at'] as Instant,
    version: item['v'] as number,
    active: item['off'] !== true,
    secrets: JSON.parse(secrets) as readonly string[],
  };
}
