import type { MemberId, PersonHash } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import { addMinutes, type Instant } from '@quaylai/shared/words/vietnam-time';
import { commit } from '../ledger/commit.ts';
import { namedGuardKey } from '../ledger/keys.ts';
import type { Ledger } from '../ledger/post.ts';
import type { Programme } from '../ledger/programme.ts';
import { readOwnAccount } from '../ledger/read.ts';
import { whileContended } from '../ledger/retry.ts';
import { consentWrite, listConsents, standingConsents } from '../records/consents.ts';
import { eraseMember } from '../records/erase.ts';
import { memberOfPerson } from '../records/members.ts';
import type { Registry } from '../records/registry.ts';

export interface Revocation {
  /** Of the event itself. */
  readonly id: string;
  readonly person: PersonHash;
  readonly at: Instant;
}

/** `NOBODY`: no member by that name. `JOINED_SINCE`: whoever joined after it is not meant. */
export type Forgotten = 'ERASED' | 'NOBODY' | 'JOINED_SINCE' | 'DONE_BEFORE';

/** Zalo's clock and ours may differ: somebody who joined so shortly after is taken for the one who left. */
const clocksApartMinutes = 5;

/**
 * A person took back their consent in Zalo's own menu: each consent that stands is withdrawn, for the record, and the
 * member erased (A04, zalo-platform.md 4.6). Once for each event, for ever: what is sent again, late or by somebody who
 * kept it, cannot touch a member who joined since. Throws when it could not be done yet.
 */
export async function forgetPerson(
  registry: Registry & Ledger,
  programme: Programme,
  { id, person, at }: Revocation,
): Promise<Forgotten> {
  const done = namedGuardKey(programme, { kind: 'REVOKED', source: 'zalo', name: id });
  if ((await registry.table.get(done)) !== null) return 'DONE_BEFORE';
  const member = await memberOfPerson(registry.table, programme, person);
  const stored = member === null ? null : await readOwnAccount(registry.table, programme, member);
  const outcome =
    member === null || stored === null ? 'NOBODY' : isSince(stored.joinedAt, at) ? 'JOINED_SINCE' : 'ERASED';
  if (outcome === 'ERASED' && member !== null) await forget(registry, programme, member);
  const put = { ...done, o: outcome, at: registry.clock() };
  const answer = await whileContended(registry, () => registry.table.write({ put, when: 'attribute_not_exists(pk)' }));
  if (answer.kind === 'CONTENDED') throw new Error('an event stayed contended');
  return outcome;
}

const isSince = (joinedAt: Instant, at: Instant): boolean => joinedAt > addMinutes(at, clocksApartMinutes);

async function forget(registry: Registry & Ledger, programme: Programme, member: MemberId): Promise<void> {
  const now = registry.clock();
  const withdrawn = await commit(registry, async () => {
    const standing = standingConsents(await listConsents(registry.table, programme, member));
    const writes = standing
      .filter(({ granted }) => granted)
      .map((consent) => consentWrite(programme, member, { ...consent, granted: false, at: now, channel: 'ZALO' }));
    return ok({ value: null, writes });
  });
  if (!withdrawn.ok) throw new Error(`consents could not be withdrawn: ${withdrawn.problem.code}`);
  const actor = { kind: 'SYSTEM', id: 'zalo' } as const;
  const erased = await eraseMember(registry, programme, {
    member,
    actor,
    reason: { code: 'CONSENT_REVOKED', digest: null },
  });
  if (!erased.ok) throw new Error(`a member could not be erased: ${erased.problem.code}`);
}
