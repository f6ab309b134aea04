import type { BranchId, MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { type Redemption, redemptionKey } from './redemption.ts';
import { readRedemptionsAt } from './redemptions.ts';

const instantDigits = 13;
const timeText = (at: number): string => String(at).padStart(instantDigits, '0');

/** A request that waits for staff of a branch, sorted by when it lapses. Kept by the stream. */
export const waitingKey = (
  programme: Programme,
  branch: BranchId,
  { expiresAt, redemptionId }: { readonly expiresAt: Instant; readonly redemptionId: RedemptionId },
): Key => ({ pk: partition(programme, 'QUEUE', branch), sk: `${timeText(expiresAt)}#${redemptionId}` });

/** A redemption that staff decided, sorted by when. Kept by the stream for `decidedDays`. */
export const decidedKey = (programme: Programme, branch: BranchId, at: Instant, redemption: RedemptionId): Key => ({
  pk: partition(programme, 'QUEUE', branch, 'DECIDED'),
  sk: `${timeText(at)}#${redemption}`,
});

export const decidedDays = 30;
const pageMax = 50;

export interface RedemptionPage {
  readonly redemptions: readonly Redemption[];
  /** Where to go on, for the client to hand back; null at the end. */
  readonly next: string | null;
}

interface Page {
  readonly limit: number;
  readonly cursor: string | null;
}

/** What a branch has to decide, soonest to lapse first. The redemptions themselves have the last word. */
export async function listWaiting(
  table: Table,
  programme: Programme,
  branch: BranchId,
  page: Page & { readonly now: Instant },
): Promise<RedemptionPage> {
  const pk = partition(programme, 'QUEUE', branch);
  const found = await listQueue(table, programme, { pk, from: timeText(page.now + 1), to: '~' }, page, false);
  return { ...found, redemptions: found.redemptions.filter((redemption) => isWaiting(redemption, page.now)) };
}

/** What lapsed undecided at a branch, oldest first: for the job that gives points and vouchers back (S06). */
export async function listLapsed(
  table: Table,
  programme: Programme,
  branch: BranchId,
  page: Page & { readonly now: Instant },
): Promise<RedemptionPage> {
  const pk = partition(programme, 'QUEUE', branch);
  const found = await listQueue(table, programme, { pk, from: '0', to: `${timeText(page.now)}~` }, page, false);
  const lapsed = found.redemptions.filter(
    ({ state, expiresAt }) => (state === 'HELD' || state === 'RESERVED') && expiresAt !== null && expiresAt <= page.now,
  );
  return { ...found, redemptions: lapsed };
}

/** What a branch decided lately, newest first. */
export function listDecided(table: Table, programme: Programme, branch: BranchId, page: Page): Promise<RedemptionPage> {
  const pk = partition(programme, 'QUEUE', branch, 'DECIDED');
  return listQueue(table, programme, { pk, from: '0', to: '~' }, page, true);
}

export function isWaiting({ state, expiresAt }: Redemption, now: Instant): boolean {
  return (state === 'HELD' || state === 'RESERVED') && expiresAt !== null && now < expiresAt;
}

async function listQueue(
  table: Table,
  programme: Programme,
  range: { readonly pk: string; readonly from: string; readonly to: string },
  page: Page,
  newestFirst: boolean,
): Promise<RedemptionPage> {
  const after = page.cursor === null ? undefined : Buffer.from(page.cursor, 'base64url').toString();
  const { items, next } = await table.query({ ...range, limit: Math.min(page.limit, pageMax), newestFirst, after });
  const keys = items.map((item) => redemptionKey(programme, item['m'] as MemberId, redemptionIn(item)));
  const redemptions = await readRedemptionsAt(table, programme, keys);
  return { redemptions, next: next === null ? null : Buffer.from(next).toString('base64url') };
}

const redemptionIn = (item: Item): RedemptionId => item.sk.slice(instantDigits + 1) as RedemptionId;
