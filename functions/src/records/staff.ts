import { isDeepStrictEqual } from 'node:util';
import type { StaffRole } from '@quaylai/shared/api/route';
import type { BranchId, PersonHash, StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { freshFor } from '../cloud/fresh-for.ts';
import type { Item, Key } from '../cloud/table.ts';
import type { Planned } from '../ledger/commit.ts';
import { keyPart, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import type { Registry } from './registry.ts';
import { openField, sealedField } from './sealed.ts';

export interface Position {
  readonly role: StaffRole;
  /** Empty means every branch: owners only. */
  readonly branchIds: readonly BranchId[];
}

/** Somebody who works here. The server's own word on role and dismissal: no token is believed over it. */
export interface StaffRecord extends Position {
  readonly staffId: StaffId;
  readonly person: PersonHash;
  readonly name: string;
  readonly active: boolean;
  readonly since: Instant;
  readonly version: number;
}

/** A dismissal reaches every function within 60 s (S03), the read itself included. */
const staffAgeMsMax = 55_000;
const staffIdLength = 16;

/** One person is one member of staff: the id follows from the person, so nobody is hired twice. */
export const staffIdOf = (person: PersonHash): StaffId => `s-${person.slice(0, staffIdLength)}` as StaffId;

const staffKey = (programme: Programme, id: StaffId): Key => ({
  pk: partition(programme, 'STAFF'),
  sk: `S#${keyPart(id)}`,
});
const ownersKey = (programme: Programme): Key => ({ pk: partition(programme, 'STAFF'), sk: 'OWNERS' });

/** Null when there is nobody of that id, dismissed people included: look at `active`. */
export async function findStaff(
  registry: Pick<Registry, 'table' | 'keys'>,
  programme: Programme,
  id: StaffId,
): Promise<StaffRecord | null> {
  const item = await registry.table.get(staffKey(programme, id));
  return item === null ? null : readStaff(registry, item);
}

/** At most 60 s old. */
export function staffCache(registry: Pick<Registry, 'table' | 'keys' | 'clock'>) {
  const fresh = freshFor<StaffRecord | null>(staffAgeMsMax, registry.clock);
  return (programme: Programme, id: StaffId): Promise<StaffRecord | null> =>
    fresh(`${programme.id}#${id}`, () => findStaff(registry, programme, id));
}

export async function listStaff(
  registry: Pick<Registry, 'table' | 'keys'>,
  programme: Programme,
  page: { readonly limit: number; readonly after: StaffId | null },
): Promise<{ readonly staff: readonly StaffRecord[]; readonly next: StaffId | null }> {
  const { items, next } = await registry.table.query({
    pk: partition(programme, 'STAFF'),
    from: 'S#',
    to: 'S#~',
    limit: page.limit,
    after: page.after === null ? undefined : staffKey(programme, page.after).sk,
    consistent: true,
  });
  const staff = items.map((item) => readStaff(registry, item));
  return { staff, next: next === null ? null : (staff.at(-1)?.staffId ?? null) };
}

/** Hires a person, or hires them again; somebody who works here in that position already stays as they are. */
export async function planHire(
  registry: Registry,
  programme: Programme,
  hire: Position & { readonly person: PersonHash; readonly name: string },
): Promise<Result<Planned<StaffRecord>, Problem>> {
  const staffId = staffIdOf(hire.person);
  const before = await findStaff(registry, programme, staffId);
  if (before?.active && isDeepStrictEqual({ ...before, ...hire }, before)) return ok({ value: before, writes: [] });
  const value: StaffRecord = {
    ...hire,
    staffId,
    active: true,
    since: before?.active ? before.since : registry.clock(),
    version: (before?.version ?? 0) + 1,
  };
  return ok({ value, writes: staffWrites(registry, programme, before, value) });
}

/** Changes position or dismisses. Problems: NOT_FOUND, LAST_OWNER. */
export async function planChangedStaff(
  registry: Registry,
  programme: Programme,
  id: StaffId,
  change: Partial<Position> & { readonly active?: boolean },
): Promise<Result<Planned<StaffRecord>, Problem>> {
  const before = await findStaff(registry, programme, id);
  if (before === null || !before.active) return refuse({ code: 'NOT_FOUND' });
  const value = { ...before, ...change, version: before.version + 1 };
  return ok({ value, writes: staffWrites(registry, programme, before, value) });
}

// Owners are counted in an item of their own: two owners who dismiss each other at once cannot both succeed.
function staffWrites(
  registry: Registry,
  programme: Programme,
  before: StaffRecord | null,
  after: StaffRecord,
): readonly Guarded[] {
  const record: Guarded = {
    write: {
      put: staffItem(registry, programme, after),
      ...(before === null
        ? { when: 'attribute_not_exists(pk)' }
        : { when: 'v = :seen', values: { ':seen': before.version } }),
    },
    refusedBecause: null,
  };
  const change = ownersIn(after) - ownersIn(before);
  if (change === 0) return [record];
  const count = change > 0 ? {} : { when: 'n > :one' };
  const owners: Guarded = {
    write: {
      update: ownersKey(programme),
      change: 'SET n = if_not_exists(n, :none) + :change',
      ...count,
      values: { ':none': 0, ':change': change, ...(change > 0 ? {} : { ':one': 1 }) },
    },
    refusedBecause: () => ({ code: 'LAST_OWNER' }),
  };
  return [record, owners];
}

const ownersIn = (staff: StaffRecord | null): number => (staff?.active && staff.role === 'owner' ? 1 : 0);

function staffItem(registry: Registry, programme: Programme, staff: StaffRecord): Item {
  const key = staffKey(programme, staff.staffId);
  return {
    ...key,
    i: staff.staffId,
    p: staff.person,
    ...sealedField(registry, 'STAFF_NAME', key, staff.name),
    ro: staff.role,
    br: staff.branchIds,
    on: staff.active,
    at: staff.since,
    v: staff.version,
  };
}

function readStaff({ keys }: Pick<Registry, 'keys'>, item: Item): StaffRecord {
  return {
    staffId: item['i'] as StaffId,
    person: item['p'] as PersonHash,
    name: openField(keys, 'STAFF_NAME', item).toString(),
    role: item['ro'] as StaffRole,
    branchIds: item['br'] as readonly BranchId[],
    active: item['on'] as boolean,
    since: item['at'] as Instant,
    version: item['v'] as number,
  };
}
