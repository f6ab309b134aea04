import type { Item } from '@quaylai/functions/cloud/table';
import { asGuard, readAccount, readEntry, readGuard } from '@quaylai/functions/ledger/items';
import { completeAccount } from '@quaylai/functions/ledger/read-account';
import { verifyMember } from '@quaylai/functions/ledger/verify';
import { rebuildDays } from '@quaylai/functions/projections/rebuild-days';
import type { Account } from '@quaylai/shared/loyalty/account';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { dueMoments } from '@quaylai/shared/loyalty/due';
import type { Posting } from '@quaylai/shared/loyalty/posting';
import type { MemberId } from '@quaylai/shared/words/ids';
import { addDays, type Instant, startOf } from '@quaylai/shared/words/vietnam-time';
import { modelTable } from '../../functions/test/model/model-table.ts';
import { ModelStore } from '../../functions/test/model/store.ts';
import type { Promised } from './client.ts';
import { insist } from './insist.ts';
import { checkBooks } from './oracle-books.ts';
import { checkFollowed } from './oracle-followed.ts';
import { checkPeople } from './oracle-people.ts';
import { checkPromises } from './oracle-promises.ts';
import { checkRedemptions } from './oracle-redemptions.ts';
import { checkRules, type Publications } from './oracle-rules.ts';
import { checkVouchers } from './oracle-vouchers.ts';
import { programmeIds, rulesOfShops, type Shop } from './stage.ts';

/** What is there to look at when all is over. */
export interface Aftermath {
  readonly shops: readonly Shop[];
  readonly promised: readonly Promised[];
  readonly shore: {
    readonly store: ModelStore;
    readonly sea: { readonly now: Instant };
    readonly tally: { readonly frozen: number };
    /** What the clocks of two processes were apart at most. */
    readonly clocksApartMs: number;
  };
  readonly published: Publications;
}

/** Everything that must hold when nothing is under way any more (reliability 4.3, semantics C1). Throws what does not. */
export async function checkEverything(stage: Aftermath): Promise<void> {
  const { store, sea, tally, clocksApartMs } = stage.shore;
  const items = [...store];
  checkTenants(items);
  for (const shop of stage.shops) {
    const own = items.filter(({ pk }) => pk.startsWith(`${shop.programme.id}#`));
    for (const head of own.filter(({ sk }) => sk === 'HEAD')) await checkMember(stage, shop, head, own, sea.now);
    checkOrders(own);
    checkPeople(own);
    checkRules(shop, own, { published: stage.published, clocksApartMs });
    await checkBooks(store, shop, own);
    checkRedemptions(shop, own, sea.now, tally.frozen);
    await checkVouchers(store, shop, own);
    await checkDays(store, shop);
  }
  checkPromises(stage.promised, items);
  checkFollowed(store, stage.promised, items);
}

/** Q10 · every key is some programme's own, or the operators'. */
function checkTenants(items: readonly Item[]): void {
  // The canary's own programme stands beside the shops.
  const ours = [...programmeIds, 'canary', 'OPERATOR', 'MINIAPP', 'PROGRAMMES'];
  for (const { pk } of items) insist(ours.includes(pk.split('#')[0] ?? ''), `Q10 · ${pk} is nobody's`);
}

async function checkMember(
  { shore: { store } }: Aftermath,
  { programme }: Shop,
  head: Item,
  own: readonly Item[],
  now: Instant,
): Promise<void> {
  const member = head.pk.slice(head.pk.lastIndexOf('#') + 1) as MemberId;
  const table = modelTable(store);
  const verified = await verifyMember(table, programme, member);
  insist(verified?.fault === null, `Q1 I7 · ${member}: ${JSON.stringify(verified)}`);
  const stored = await completeAccount(table, programme, member, head);
  insist(stored !== null, `Q1 · ${member} has no account`);
  const { account } = stored;
  insist(readAccount(head).account.version === verified.entries, `Q1 · ${member} counts other entries than it has`);
  checkAccount(member, account, now);
  if (stored.closed === null) checkClock(member, account, now);
  const entries = own.filter(({ pk, sk }) => pk === head.pk && sk.startsWith('E#')).map(readEntry);
  const given = entries.flatMap(({ entry }) => entry.postings).reduce((sum, posting) => sum + worth(posting), 0);
  insist(given === worthOf(account), `Q13 · ${member} holds ${worthOf(account)}, the entries give ${given}`);
}

/** I1 I2 · nothing is negative, and who has debt has nothing to spend. */
function checkAccount(member: MemberId, account: Account, now: Instant): void {
  const parts = [...account.lots.map(({ remaining }) => remaining), ...account.holds.flatMap(pointsHeld), account.debt];
  insist(
    parts.every((points) => points >= 0),
    `I1 · ${member} has less than nothing somewhere: ${JSON.stringify(account)}`,
  );
  const { available, debt } = bucketsAt(account, now);
  insist(available === 0 || debt === 0, `I2 · ${member} owes ${debt} and may spend ${available}`);
}

/** Q8 Q9 X06 · what the clock does, it has done: no hold outlives its time, no lot its last day, no tier its period. */
function checkClock(member: MemberId, account: Account, now: Instant): void {
  for (const [kind, moment] of Object.entries(dueMoments(account))) {
    const isDone = moment === null || moment > now - clockMsMax;
    insist(isDone || kind === 'TIER', `Q9 · ${member} has a ${kind} due since ${moment}`);
  }
  const { lastDay } = account.tier;
  const isOver = lastDay !== null && startOf(addDays(lastDay, graceDaysMax)) < now;
  insist(!isOver, `Q8 · ${member} keeps ${account.tier.id} beyond ${lastDay}`);
}

/** What clocks of processes may differ by. */
const clockMsMax = 1_000;
const graceDaysMax = rulesOfShops.tiering.graceDays + 2;

const pointsHeld = ({ parts }: Account['holds'][number]) => parts.map(({ points }) => points);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Points in lots and holds, what is owed taken off. */
const worthOf = ({ lots, holds, debt }: Account): number =>
  sum(lots.map(({ remaining }) => remaining)) + sum(holds.flatMap(pointsHeld)) - debt;

/** What one posting adds to that, by its name alone: reckoned without the engine. */
function worth(posting: Posting): number {
  switch (posting.kind) {
    case 'EARN':
    case 'BONUS':
    case 'IMPORT':
    case 'RESTORE':
    case 'ADJUST':
    case 'MERGE_IN':
      return posting.points;
    case 'CAPTURE':
    case 'EXPIRE':
    case 'CLAWBACK':
    case 'MERGE_OUT':
      return -posting.points;
    case 'ERASE':
      return posting.debt - posting.points;
    default:
      return 0;
  }
}

/** Q3 Q5 I4 I5 · an order earned once, and gave back no more than it got. */
function checkOrders(own: readonly Item[]): void {
  const earned = new Map<string, number>();
  const kept = new Map<string, number>();
  for (const item of own.filter(({ pk, sk }) => pk.includes('#M#') && sk.startsWith('E#'))) {
    const { entry } = readEntry(item);
    if (entry.order === null) continue;
    const name = `${entry.order.source}#${entry.order.orderId}`;
    if (entry.arithmetic?.kind === 'EARN') earned.set(name, (earned.get(name) ?? 0) + 1);
    kept.set(name, (kept.get(name) ?? 0) + sum(entry.postings.map(ofOrder)));
  }
  for (const [name, times] of earned) insist(times === 1, `Q3 · ${name} earned ${times} times`);
  for (const item of own.filter((each) => each.sk === 'ORDER' && asGuard(each) !== null)) {
    const { order } = readGuard(item);
    insist(order !== null, `Q3 · ${item.pk} has no state`);
    const spent = sum(order.spent.map(({ points }) => points));
    insist(order.taken <= order.earned, `I4 · ${item.pk} took ${order.taken} of ${order.earned}`);
    insist(order.restored <= spent, `I5 · ${item.pk} restored ${order.restored} of ${spent}`);
    const name = item.pk.split('#').slice(2).join('#');
    insist(earned.has(name), `Q4 · ${item.pk} stands without its entry`);
    insist((kept.get(name) ?? 0) >= 0, `Q5 · ${item.pk} took more than it gave`);
  }
}

/** What an entry's posting leaves of its own order's points. */
function ofOrder(posting: Posting): number {
  if (posting.kind === 'EARN' || posting.kind === 'BONUS' || posting.kind === 'ADJUST') return posting.points;
  return posting.kind === 'CLAWBACK' || posting.kind === 'WRITEOFF' ? -posting.points : 0;
}

/** Q11 · the day totals that the stream added up are those that the entries give. */
async function checkDays(store: ModelStore, { programme }: Shop): Promise<void> {
  const copy = new ModelStore();
  for (const item of store) if (item.pk.startsWith(`${programme.id}#DAY#`)) copy.write({ put: item });
  const items = async function* () {
    yield* store;
  };
  const { corrected } = await rebuildDays(modelTable(copy), programme, items());
  insist(corrected === 0, `Q11 · ${corrected} day totals of ${programme.id} are wrong`);
}
