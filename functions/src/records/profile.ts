import type { MemberId } from '@quaylai/shared/words/ids';
import type { Phone } from '@quaylai/shared/words/phone';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { commit } from '../ledger/commit.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import { phoneHash } from './hashes.ts';
import { identityItem, identityKey, memberOfPhone } from './members.ts';
import { findPersonal, type Personal, personalItem, type StoredPersonal } from './personal.ts';
import type { Registry } from './registry.ts';

/** Sets what the member may write themselves. Problems: NOT_FOUND, BUSY. */
export function changeProfile(
  registry: Registry,
  programme: Programme,
  member: MemberId,
  change: Pick<Personal, 'name' | 'birthday'>,
): Promise<Result<StoredPersonal, Problem>> {
  return commit(registry, async () => {
    const stored = await findPersonal(registry, programme, member);
    if (stored === null) return refuse({ code: 'NOT_FOUND' });
    const value = { ...stored, ...change };
    return ok({ value, writes: [personalWrite(registry, programme, member, stored, value)] });
  });
}

export type LinkedPhone =
  | { readonly kind: 'LINKED' }
  /** The number belongs to a member that a till enrolled and nobody has joined as yet: to be merged (A01). */
  | { readonly kind: 'HELD_BY_TILL_MEMBER'; readonly tillMember: MemberId };

/**
 * Binds a phone that Zalo has proven to a member, in place of an earlier one (decisions 18). Again is harmless.
 * Problems: PHONE_TAKEN when another Zalo id holds it, NOT_FOUND, BUSY.
 */
export function linkPhone(
  registry: Registry,
  programme: Programme,
  member: MemberId,
  phone: Phone,
): Promise<Result<LinkedPhone, Problem>> {
  return commit<LinkedPhone>(registry, async () => {
    const stored = await findPersonal(registry, programme, member);
    if (stored === null) return refuse({ code: 'NOT_FOUND' });
    const holder = await memberOfPhone(registry, programme, phone);
    if (holder !== null && holder !== member) return heldByAnother(registry, programme, { member, holder, phone });
    if (stored.phone === phone) return ok({ value: { kind: 'LINKED' }, writes: [] });
    const writes = [
      ...phoneWrites(registry, programme, member, stored.phone, phone),
      personalWrite(registry, programme, member, stored, { ...stored, phone }),
    ];
    return ok({ value: { kind: 'LINKED' }, writes });
  });
}

async function heldByAnother(
  registry: Registry,
  programme: Programme,
  { member, holder, phone }: { readonly member: MemberId; readonly holder: MemberId; readonly phone: Phone },
) {
  const other = await findPersonal(registry, programme, holder);
  if (other === null && (await memberOfPhone(registry, programme, phone)) === member) {
    // Their own merge, asked for twice at once, was done by the other request.
    return ok({ value: { kind: 'LINKED' } as const, writes: [] });
  }
  if (other === null || other.zaloId !== null) return refuse({ code: 'PHONE_TAKEN' } as const);
  const value = { kind: 'HELD_BY_TILL_MEMBER', tillMember: holder } as const;
  return ok({ value, writes: [] });
}

function phoneWrites(
  registry: Registry,
  programme: Programme,
  member: MemberId,
  before: Phone | null,
  after: Phone,
): readonly Guarded[] {
  const claim: Guarded = {
    write: {
      put: identityItem(programme, phoneHash(registry, programme, after), member, 'PHONE'),
      when: 'attribute_not_exists(pk)',
    },
    refusedBecause: null,
  };
  if (before === null) return [claim];
  const former = identityKey(programme, phoneHash(registry, programme, before));
  return [claim, { write: { remove: former, when: 'm = :m', values: { ':m': member } }, refusedBecause: null }];
}

/** The whole personal item anew, under a fresh data key. */
function personalWrite(
  registry: Registry,
  programme: Programme,
  member: MemberId,
  before: StoredPersonal,
  after: Personal,
): Guarded {
  return {
    write: {
      put: personalItem(registry, programme, member, after, before.version + 1),
      when: 'v = :seen',
      values: { ':seen': before.version },
    },
    refusedBecause: null,
  };
}
