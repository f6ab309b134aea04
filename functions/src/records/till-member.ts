import type { MemberId } from '@quaylai/shared/words/ids';
import type { Phone } from '@quaylai/shared/words/phone';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { type Merged, mergeMembers } from '../ledger/merge-members.ts';
import type { Ledger } from '../ledger/post.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import { carryRedemptions } from './carry-redemptions.ts';
import { phoneHash } from './hashes.ts';
import { identityItem, identityKey } from './members.ts';
import { blankPersonalItem, findPersonal, personalItem } from './personal.ts';
import type { Registry } from './registry.ts';

/**
 * Merges the member that a till enrolled by a phone into the one whose phone Zalo has just proven it to be (A01, A05,
 * decisions 18). The phone leads to the survivor and the till's record of the person is blank from the same moment;
 * what was redeemed follows, here and, should this process die, by the stream. Again is harmless.
 * Problems: PHONE_TAKEN (it is no longer a till's member), NOT_FOUND, BUSY.
 */
export async function mergeTillMember(
  registry: Registry & Ledger,
  programme: Programme,
  {
    survivor,
    tillMember,
    phone,
  }: { readonly survivor: MemberId; readonly tillMember: MemberId; readonly phone: Phone },
): Promise<Result<Merged, Problem>> {
  const merged = await mergeMembers(registry, {
    programme,
    source: tillMember,
    survivor,
    actor: { kind: 'MEMBER', id: survivor },
    reason: { code: 'PHONE_LINKED', digest: null },
    beside: () => handOver(registry, programme, { survivor, tillMember, phone }),
  });
  if (!merged.ok) return merged;
  const carried = await carryRedemptions(registry, programme, tillMember, merged.value);
  return carried.ok ? merged : carried;
}

/** The phone from one to the other; a name that the till wrote down stays when the person has not said another. */
async function handOver(
  registry: Registry,
  programme: Programme,
  { survivor, tillMember, phone }: { survivor: MemberId; tillMember: MemberId; phone: Phone },
): Promise<Result<readonly Guarded[], Problem>> {
  const [own, theirs] = await Promise.all([
    findPersonal(registry, programme, survivor),
    findPersonal(registry, programme, tillMember),
  ]);
  if (own === null) return refuse({ code: 'NOT_FOUND' });
  if (theirs === null || theirs.zaloId !== null || theirs.phone !== phone) return refuse({ code: 'PHONE_TAKEN' });
  const after = { ...own, phone, name: own.name ?? theirs.name };
  // Theirs by now: read while the same merge, asked for twice, was being written. The accounts say so, and are read again.
  const isBetween = own.phone === phone;
  const former =
    own.phone === null || isBetween ? null : identityKey(programme, phoneHash(registry, programme, own.phone));
  const writes = [
    {
      put: identityItem(programme, phoneHash(registry, programme, phone), survivor, 'PHONE'),
      when: 'm = :source',
      values: { ':source': tillMember },
    },
    ...(former === null ? [] : [{ remove: former, when: 'm = :own', values: { ':own': survivor } }]),
    {
      put: personalItem(registry, programme, survivor, after, own.version + 1),
      when: 'v = :seen',
      values: { ':seen': own.version },
    },
    {
      put: blankPersonalItem(programme, tillMember, theirs.version + 1),
      when: 'v = :seen',
      values: { ':seen': theirs.version },
    },
  ];
  return ok(writes.map((write) => ({ write, refusedBecause: null })));
}
