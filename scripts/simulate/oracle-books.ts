import { listBudgets } from '@quaylai/functions/budgets/budget';
import type { Item } from '@quaylai/functions/cloud/table';
import type { Entry } from '@quaylai/functions/ledger/entry';
import { readEntry } from '@quaylai/functions/ledger/items';
import type { Posting } from '@quaylai/shared/loyalty/posting';
import { modelTable } from '../../functions/test/model/model-table.ts';
import type { ModelStore } from '../../functions/test/model/store.ts';
import { insist } from './insist.ts';
import { rulesOfShops, type Shop } from './stage.ts';

/** What the entries of one shop say together: each posting's limits, shared budgets, corrections by hand. */
export async function checkBooks(store: ModelStore, shop: Shop, own: readonly Item[]): Promise<void> {
  const byMember = new Map<string, Entry[]>();
  for (const item of own) {
    if (!item.sk.startsWith('E#') || !item.pk.includes('#M#')) continue;
    const entries = byMember.get(item.pk) ?? [];
    entries.push(readEntry(item).entry);
    byMember.set(item.pk, entries);
  }
  for (const [pk, entries] of byMember) checkPostings(pk, entries);
  await checkBudgets(store, shop, [...byMember.values()].flat());
  checkCorrections(own, byMember);
}

/** Q12 I3 I6 · every entry says who; no hold gives more than it took, no lot expires more than it was. */
function checkPostings(pk: string, entries: readonly Entry[]): void {
  const held = new Map<string, number>();
  for (const { seq, actor, postings } of entries) {
    insist(actor.id !== '', `Q12 · nobody did entry ${seq} of ${pk}`);
    for (const posting of postings) follow(held, posting);
  }
  for (const [hold, points] of held)
    insist(points >= 0, `I3 · hold ${hold} of ${pk} gave ${-points} more than it took`);
}

function follow(held: Map<string, number>, posting: Posting): void {
  const move = (hold: string, points: number) => held.set(hold, (held.get(hold) ?? 0) + points);
  if (posting.kind === 'HOLD') move(posting.hold, posting.points);
  if (posting.kind === 'RELEASE') move(posting.hold, -posting.points);
  if (posting.kind === 'CAPTURE' && posting.hold !== null) move(posting.hold, -posting.points);
  if ('points' in posting && posting.kind !== 'ADJUST')
    insist(posting.points >= 0, `I1 · ${posting.kind} below nothing`);
}

/** I10 C01 · a shared campaign gave what its entries say, never more than its owner put there, and nothing is claimed. */
async function checkBudgets(store: ModelStore, { programme }: Shop, entries: readonly Entry[]): Promise<void> {
  const shared = entries.flatMap(({ shared: uses = [] }) => uses);
  for (const { campaign, points, orders, claims } of await listBudgets(modelTable(store), programme)) {
    const own = shared.filter((use) => use.campaign === campaign);
    const given = own.reduce((sum, use) => sum + use.points, 0);
    const profited = own.reduce((sum, use) => sum + use.orders, 0);
    const rule = rulesOfShops.campaigns.find(({ id }) => id === campaign);
    insist(claims.length === 0, `I10 · claims of ${campaign} are never settled`);
    insist(points === given, `I10 · ${campaign} counts ${points} points, its entries ${given}`);
    insist(orders === profited, `I10 · ${campaign} counts ${orders} orders, its entries ${profited}`);
    const [pointsMax, ordersMax] = [rule?.budgetPoints ?? points, rule?.firstOrders ?? orders];
    insist(points <= pointsMax, `I10 · ${campaign} gave ${points} of ${pointsMax}`);
    insist(orders <= ordersMax, `I10 · ${campaign} served ${orders} orders of ${ordersMax}`);
  }
}

/** Q4 C11 · what was corrected by hand is one entry, and each such entry is a correction. */
function checkCorrections(own: readonly Item[], byMember: ReadonlyMap<string, readonly Entry[]>): void {
  const isDone = ({ sk, r }: Item) =>
    sk.startsWith('CORRECTION#') && (r as { readonly state: string }).state === 'DONE';
  const done = own.filter(isDone).length;
  const entries = [...byMember.values()].flat().filter(({ reason }) => reason?.code === 'CORRECTED').length;
  insist(done === entries, `Q4 · ${done} corrections, ${entries} entries of them`);
}
