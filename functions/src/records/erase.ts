import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import { commit } from '../ledger/commit.ts';
import type { Actor, Reason } from '../ledger/entry.ts';
import { eraseAccount } from '../ledger/erase-account.ts';
import type { Ledger } from '../ledger/post.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import { blankTexts } from './free-texts.ts';
import { personHash, phoneHash } from './hashes.ts';
import { identityKey } from './members.ts';
import { blankPersonalItem, findPersonal } from './personal.ts';
import type { Redemption, Step } from './redemption.ts';
import { findRedemption, listRedemptions, moveWrite } from './redemptions.ts';
import type { Registry } from './registry.ts';

/** Vouchers revoked in the erasing transaction itself; more of them one by one before it. */
const revokedAtOnceMax = 40;
const redemptionsPerPage = 50;
const unused: ReadonlySet<Redemption['state']> = new Set(['HELD', 'ISSUED', 'RESERVED']);

/**
 * Erases a member (A04): holds end, unused vouchers are revoked, points and debt go by an ERASE, the person's data loses
 * its key and the ways to it are gone; entries stay, still verify, and name nobody (TH17). Texts people wrote beside it
 * follow. Again is harmless and finishes what was begun. Problems: NOT_FOUND, BUSY.
 */
export async function eraseMember(
  registry: Registry & Ledger,
  programme: Programme,
  { member, actor, reason }: { readonly member: MemberId; readonly actor: Actor; readonly reason: Reason },
): Promise<Result<null, Problem>> {
  const erased = await eraseAccount(registry, {
    programme,
    member,
    actor,
    reason,
    beside: async () => {
      const revoked = await revokeUnused(registry, programme, member, actor.id);
      if (!revoked.ok) return revoked;
      return ok([...revoked.value, ...(await personWrites(registry, programme, member))]);
    },
  });
  return erased.ok ? blankTexts(registry, programme, member) : erased;
}

/** The blank that stands for the person from now on, and the end of every way that led to them. */
async function personWrites(registry: Registry, programme: Programme, member: MemberId): Promise<readonly Guarded[]> {
  const stored = await findPersonal(registry, programme, member);
  if (stored === null) return [];
  const hashes = [
    ...(stored.zaloId === null ? [] : [personHash(registry, programme, stored.zaloId)]),
    ...(stored.phone === null ? [] : [phoneHash(registry, programme, stored.phone)]),
  ];
  const blank = {
    put: blankPersonalItem(programme, member, stored.version + 1),
    when: 'v = :seen',
    values: { ':seen': stored.version },
  };
  const ways = hashes.map((hash) => ({
    remove: identityKey(programme, hash),
    when: 'attribute_not_exists(pk) OR m = :member',
    values: { ':member': member },
  }));
  return [blank, ...ways].map((write) => ({ write, refusedBecause: null }));
}

/** The writes that revoke the last few; those beyond are revoked here and now. */
async function revokeUnused(
  registry: Registry,
  programme: Programme,
  member: MemberId,
  by: string,
): Promise<Result<readonly Guarded[], Problem>> {
  const open = await unusedOf(registry, programme, member);
  for (const { redemptionId } of open.slice(revokedAtOnceMax)) {
    const revoked = await commit(registry, async () => {
      const seen = await findRedemption(registry.table, programme, member, redemptionId);
      const isOpen = seen !== null && unused.has(seen.state);
      return ok({ value: null, writes: isOpen ? [revokeWrite(registry, programme, seen, by)] : [] });
    });
    if (!revoked.ok) return revoked;
  }
  return ok(open.slice(0, revokedAtOnceMax).map((seen) => revokeWrite(registry, programme, seen, by)));
}

async function unusedOf({ table }: Registry, programme: Programme, member: MemberId): Promise<readonly Redemption[]> {
  const open: Redemption[] = [];
  let after: RedemptionId | null = null;
  do {
    const page: Awaited<ReturnType<typeof listRedemptions>> = await listRedemptions(table, programme, member, {
      limit: redemptionsPerPage,
      after,
    });
    open.push(...page.redemptions.filter(({ state }) => unused.has(state)));
    after = page.next;
  } while (after !== null);
  return open;
}

function revokeWrite({ clock }: Registry, programme: Programme, seen: Redemption, by: string): Guarded {
  const step: Step = { state: 'REVOKED', at: clock(), by, branch: seen.branch, reason: null };
  const { write } = moveWrite(programme, seen, step, { expiresAt: null }, () => ({ code: 'BUSY' }));
  return { ...write, refusedBecause: null };
}
