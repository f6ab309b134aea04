import { emptyAccount } from '@quaylai/shared/loyalty/empty-account';
import type { MemberId, PersonHash, TierId } from '@quaylai/shared/words/ids';
import type { Phone } from '@quaylai/shared/words/phone';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import { newAccountWrite } from '../ledger/account-items.ts';
import { genesisHash } from '../ledger/chain.ts';
import { randomText } from '../ledger/fresh-id.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { type Guarded, transact } from '../ledger/transact.ts';
import { personHash, phoneHash } from './hashes.ts';
import { type Personal, personalItem } from './personal.ts';
import type { Registry } from './registry.ts';

/** How a person is recognised: a keyed hash that names a member. */
export const identityKey = (programme: Programme, hash: string): Key => ({
  pk: partition(programme, 'FIND', hash),
  sk: 'MEMBER',
});

export const identityItem = (programme: Programme, hash: string, member: MemberId, kind: 'ZALO' | 'PHONE'): Item => ({
  ...identityKey(programme, hash),
  m: member,
  k: kind,
});

export async function memberOfPerson(table: Table, programme: Programme, person: PersonHash): Promise<MemberId | null> {
  return memberOfHash(table, programme, person);
}

export async function memberOfPhone(registry: Registry, programme: Programme, phone: Phone): Promise<MemberId | null> {
  return memberOfHash(registry.table, programme, phoneHash(registry, programme, phone));
}

async function memberOfHash(table: Table, programme: Programme, hash: string): Promise<MemberId | null> {
  const item = await table.get(identityKey(programme, hash));
  return item === null ? null : (item['m'] as MemberId);
}

export interface Newcomer {
  /** By Zalo when the person joined in the Mini App; by phone when a till enrolled them (T10). */
  readonly by: { readonly kind: 'ZALO'; readonly zaloId: string } | { readonly kind: 'PHONE'; readonly phone: Phone };
  readonly name: string | null;
  readonly lowestTier: TierId;
  /** Written in the same transaction: the consents given on joining. */
  readonly beside?: (member: MemberId) => readonly Guarded[];
}

export interface Enrolled {
  readonly member: MemberId;
  /** False when that person was a member already: nothing was written. */
  readonly isNew: boolean;
}

/** 16 characters of Crockford: 80 random bits. */
const memberIdLength = 16;

/**
 * Makes a member: account, personal data and the identity that guards against a second one, in one transaction. The
 * same person again answers the member there is. Problems: BUSY.
 */
export async function enrol(
  registry: Registry,
  programme: Programme,
  newcomer: Newcomer,
): Promise<Result<Enrolled, Problem<'BUSY'>>> {
  const { by, name, lowestTier } = newcomer;
  const member = randomText(registry, memberIdLength) as MemberId;
  const personal: Personal = {
    name,
    phone: by.kind === 'PHONE' ? by.phone : null,
    birthday: null,
    zaloId: by.kind === 'ZALO' ? by.zaloId : null,
  };
  const hash =
    by.kind === 'ZALO' ? personHash(registry, programme, by.zaloId) : phoneHash(registry, programme, by.phone);
  const joinedAt = registry.clock();
  const account = emptyAccount(lowestTier, localDateOf(joinedAt));
  const head = { account, headHash: genesisHash, joinedAt, firstTier: lowestTier };
  const identity = { put: identityItem(programme, hash, member, by.kind), when: 'attribute_not_exists(pk)' };
  const isNewItem = (put: Item): Guarded => ({
    write: { put, when: 'attribute_not_exists(pk)' },
    refusedBecause: null,
  });
  const outcome = await transact(registry, identity, [
    newAccountWrite(programme, member, head),
    isNewItem(personalItem(registry, programme, member, personal, 1)),
    ...(newcomer.beside?.(member) ?? []),
  ]);
  switch (outcome.kind) {
    case 'DONE':
      return ok({ member, isNew: true });
    case 'REPEATED':
      // Our own first try, its answer lost, carries our own random id.
      return ok({ member: outcome.guard['m'] as MemberId, isNew: outcome.guard['m'] === member });
    case 'CONTENDED':
      return refuse({ code: 'BUSY' });
    default:
      throw new Error('a new member met items of its own random id');
  }
}
