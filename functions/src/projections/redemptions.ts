import type { Item, Write } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { redemptionsFrom } from '../ledger/keys.ts';
import { whileContended } from '../ledger/retry.ts';
import { decidedDays, decidedKey, waitingKey } from '../records/approvals.ts';
import { movedTo, type Redemption, readRedemption, redemptionKey } from '../records/redemption.ts';
import { codeKey, findRedemption } from '../records/redemptions.ts';
import { clearClaim, returnUnit } from '../stock/release.ts';
import type { Unit } from '../stock/shelf.ts';
import type { Change } from './change.ts';

/** What follows when a redemption appears or moves: its code's lookup, its branch's queue, its unit of stock. */
export async function projectRedemption(world: World, change: Change): Promise<void> {
  if (!change.sk.startsWith(redemptionsFrom) || !change.pk.startsWith(`${change.programme.id}#M#`)) return;
  const before = readOrNull(change.before);
  const after = readOrNull(change.after);
  // What went along into another member goes on there: its change is followed under that member.
  if (after === null || change.after === null || movedTo(change.after) !== null) return;
  for (const write of [...codeWrites(change, before, after), ...queueWrites(change, before, after)]) {
    const answer = await whileContended(world, () => world.table.write(write));
    if (answer.kind === 'CONTENDED') throw new Error('a queue stayed contended');
  }
  await settleStock(world, change, before, after);
}

const readOrNull = (item: Item | null): Redemption | null => (item === null ? null : readRedemption(item));

function codeWrites({ programme }: Change, before: Redemption | null, { code, member, redemptionId }: Redemption) {
  if (code === null || before !== null) return [];
  return [{ put: { ...codeKey(programme, code), m: member, r: redemptionId } }];
}

function queueWrites(change: Change, before: Redemption | null, after: Redemption): readonly Write[] {
  const [left, entered] = [waitingPlace(change, before), waitingPlace(change, after)];
  const { redemptionId, member } = after;
  const writes: Write[] = [];
  if (left !== null && left.sk !== entered?.sk) writes.push({ remove: left });
  if (entered !== null) writes.push({ put: { ...entered, m: member, ttl: queueTtl(after) } });
  const step = after.history.at(-1);
  const isDecided = (after.state === 'REDEEMED' || after.state === 'REFUSED') && after.state !== before?.state;
  if (isDecided && step !== undefined && after.branch !== null) {
    const key = decidedKey(change.programme, after.branch, step.at, redemptionId);
    writes.push({ put: { ...key, m: member, ttl: daysAfter(step.at, decidedDays) } });
  }
  return writes;
}

// A follower that was cut off may write its entry after the redemption was decided: it waits for nobody, and leaves.
const waitingDaysMax = 30;
const queueTtl = ({ expiresAt }: Redemption): number => daysAfter(expiresAt ?? 0, waitingDaysMax);
const daysAfter = (at: number, days: number): number => Math.floor(at / 1000) + days * 24 * 60 * 60;

function waitingPlace({ programme }: Change, redemption: Redemption | null) {
  if (redemption === null || redemption.branch === null || redemption.expiresAt === null) return null;
  const { state, branch, expiresAt, redemptionId } = redemption;
  if (state !== 'HELD' && state !== 'RESERVED') return null;
  return waitingKey(programme, branch, { expiresAt, redemptionId });
}

/**
 * A redemption that exists needs no claim; one that was undone gives its unit back, once: the shelf's note holds until
 * the redemption itself says so. A voucher that ran out keeps its unit: the shop promised it (I9).
 */
async function settleStock(
  world: World,
  { programme }: Change,
  before: Redemption | null,
  after: Redemption,
): Promise<void> {
  const { shard, rewardId, redemptionId: redemption, member } = after;
  if (shard === null) return;
  const unit: Unit = { rewardId, shard, redemption, member };
  if (before === null) await clearClaim(world, programme, unit);
  if (!isUndone(after) || after.unitReturned) return;
  const now = await findRedemption(world.table, programme, member, redemption);
  if (now === null || now.unitReturned) return;
  await returnUnit(world, programme, unit);
  const key = redemptionKey(programme, now.member, redemption);
  const mark: Write = { update: key, change: 'SET bk = :yes', when: 'attribute_exists(pk)', values: { ':yes': true } };
  const marked = await whileContended(world, () => world.table.write(mark));
  // Unmarked, the shelf's note would never be cleared: the stream has to hand it again.
  if (marked.kind === 'CONTENDED') throw new Error('a redemption stayed contended');
}

function isUndone({ state, kind }: Redemption): boolean {
  return (
    state === 'REVERSED' || state === 'REVOKED' || state === 'REFUSED' || (state === 'EXPIRED' && kind === 'COUNTER')
  );
}
