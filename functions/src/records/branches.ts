import type { BranchId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Item, Key, Table } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import type { Planned } from '../ledger/commit.ts';
import { randomText } from '../ledger/fresh-id.ts';
import { keyPart, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';

export interface BranchInput {
  readonly name: string;
  readonly address: string;
  readonly active: boolean;
}
export interface Branch extends BranchInput {
  readonly branchId: BranchId;
}

export const branchesMax = 200;
const branchIdLength = 8;

const branchKey = (programme: Programme, id: BranchId): Key => ({
  pk: partition(programme, 'CFG'),
  sk: `BRANCH#${keyPart(id)}`,
});

/** `id` is given only where a stable one is wanted (a demo, an import). */
export async function planNewBranch(
  world: World,
  programme: Programme,
  input: BranchInput,
  id?: BranchId,
): Promise<Result<Planned<Branch>, Problem>> {
  const value = { ...input, branchId: id ?? (randomText(world, branchIdLength) as BranchId) };
  const write = { put: branchItem(programme, value), when: 'attribute_not_exists(pk)' };
  return ok({ value, writes: [{ write, refusedBecause: null }] });
}

/** Problems: NOT_FOUND. */
export async function planChangedBranch(
  programme: Programme,
  value: Branch,
): Promise<Result<Planned<Branch>, Problem>> {
  const write = { put: branchItem(programme, value), when: 'attribute_exists(pk)' };
  return ok({ value, writes: [{ write, refusedBecause: () => ({ code: 'NOT_FOUND' }) }] });
}

/** All of them: a programme has at most `branchesMax`. */
export async function listBranches(table: Table, programme: Programme): Promise<readonly Branch[]> {
  const pk = partition(programme, 'CFG');
  const { items } = await table.query({ pk, from: 'BRANCH#', to: 'BRANCH#~', limit: branchesMax, consistent: true });
  return items.map(readBranch);
}

/** Problems: NOT_FOUND. */
export async function findBranch(
  table: Table,
  programme: Programme,
  id: BranchId,
): Promise<Result<Branch, Problem<'NOT_FOUND'>>> {
  const item = await table.get(branchKey(programme, id));
  return item === null ? refuse({ code: 'NOT_FOUND' }) : ok(readBranch(item));
}

function branchItem(programme: Programme, { branchId, name, address, active }: Branch): Item {
  return { ...branchKey(programme, branchId), i: branchId, n: name, ad: address, on: active };
}

function readBranch(item: Item): Branch {
  return {
    branchId: item['i'] as BranchId,
    name: item['n'] as string,
    address: item['ad'] as string,
    active: item['on'] as boolean,
  };
}
