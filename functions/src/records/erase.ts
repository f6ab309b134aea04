import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { commit } from '../ledger/commit.ts';
import type { Programme } from '../ledger/programme.ts';
import { personHash, phoneHash } from './hashes.ts';
import { identityKey } from './members.ts';
import { findPersonal, personalKey } from './personal.ts';
import type { Registry } from './registry.ts';

/**
 * Destroys a member's personal data: the item with its key, and the identities that lead to it; the search index
 * follows through the stream. Entries stay and still verify (TH17). Problems: NOT_FOUND, BUSY.
 */
export function destroyPersonal(
  registry: Registry,
  programme: Programme,
  member: MemberId,
): Promise<Result<null, Problem>> {
  return commit(registry, async () => {
    const stored = await findPersonal(registry, programme, member);
    if (stored === null) return refuse({ code: 'NOT_FOUND' });
    const hashes = [
      ...(stored.zaloId === null ? [] : [personHash(registry, programme, stored.zaloId)]),
      ...(stored.phone === null ? [] : [phoneHash(registry, programme, stored.phone)]),
    ];
    const writes = [
      { remove: personalKey(programme, member), when: 'v = :seen', values: { ':seen': stored.version } },
      ...hashes.map((hash) => ({ remove: identityKey(programme, hash) })),
    ];
    return ok({ value: null, writes: writes.map((write) => ({ write, refusedBecause: null })) });
  });
}
