import { setTimeout as sleep } from 'node:timers/promises';
import { scanTable } from '@quaylai/functions/cloud/dynamo-scan';
import type { Item } from '@quaylai/functions/cloud/table';
import { readEntry } from '@quaylai/functions/ledger/items';
import { readRedemption } from '@quaylai/functions/records/redemption';
import { jobs } from '@quaylai/shared/api/jobs';
import { ModelStore } from '../../functions/test/model/store.ts';
import { isOnce, withoutOutcome } from '../simulate/client.ts';
import { insist as mustHold } from '../simulate/insist.ts';
import { checkEverything } from '../simulate/oracle.ts';
import { insist, type Run, settle } from './play-on.ts';
import { killOne } from './victims.ts';

const settleMsMax = 60_000;
const settlingRounds = 3;
/** Three of them are longer than a hold of ten minutes and a claim of twelve. */
const settlingMs = 11 * 60_000;
const jobTriesMax = 3;
const scanTriesMax = 20;
const restartMs = 250;
/** All processes of a stack have one clock; a request is dated when it begins. */
const clocksApartMs = 1_000;

export interface Verdict {
  readonly items: number;
  readonly entries: number;
  readonly members: number;
  /** Requests repeated at the end, and answered as the first time. */
  readonly repeated: number;
}

/** Nothing dies any more: all is asked again that was left open, the stream and the jobs catch up. Then all must hold. */
export async function lookAfterwards(run: Run): Promise<Verdict> {
  for (const asked of run.open.splice(0)) await settle(run, asked);
  mustHold(run.open.length === 0, `${run.open.length} requests were never answered`);
  const { stack } = run.at;
  for (let round = 0; round < settlingRounds; round++) {
    await stack.settled(settleMsMax);
    stack.setClock(new Date(run.at.now() + settlingMs).toISOString());
    for (const job of Object.keys(jobs)) await runJob(run, job);
  }
  await stack.settled(settleMsMax);
  const repeated = await repeatAll(run);
  // What is looked at is what lies on the disk.
  killOne('engine', () => 0);
  const items = await allItems(run);
  await checkAgainstLedger(run, items);
  const entries = items.filter(({ pk, sk }) => pk.includes('#M#') && sk.startsWith('E#')).length;
  return { items: items.length, entries, members: items.filter(({ sk }) => sk === 'HEAD').length, repeated };
}

async function runJob({ at }: Run, job: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await at.stack.runJob(job);
    if (outcome?.kind === 'answer') return;
    mustHold(attempt < jobTriesMax, `the job ${job} does not run: ${JSON.stringify(outcome)}`);
  }
}

/** C1.5 · what was answered once is answered so again. */
async function repeatAll(run: Run): Promise<number> {
  let repeated = 0;
  for (const { request, reply, place } of run.promised) {
    if (!isOnce(request, reply)) continue;
    const { answer } = await insist(run, request);
    const again = JSON.stringify(withoutOutcome(answer?.body));
    const first = JSON.stringify(withoutOutcome(reply));
    mustHold(again === first, `C1.5 · intent ${place} was answered ${first}, then ${again}`);
    repeated += 1;
  }
  return repeated;
}

/** Everything in the table, as soon as the engine is back. */
async function allItems({ at: { stack } }: Run): Promise<readonly Item[]> {
  const [table] = stack.deployment.tables;
  for (let attempt = 1; ; attempt++) {
    try {
      const items: Item[] = [];
      for await (const item of scanTable({ name: table?.name ?? '', endpoint: stack.dynamodbUrl })) items.push(item);
      return items;
    } catch (error) {
      if (attempt === scanTriesMax) throw error;
      await sleep(restartMs);
    }
  }
}

async function checkAgainstLedger(run: Run, items: readonly Item[]): Promise<void> {
  const store = new ModelStore();
  for (const item of items) store.write({ put: item });
  const { shops, now } = run.at;
  const frozen = run.kills.engine + run.kills.function;
  await checkEverything({
    shops,
    promised: run.promised,
    shore: { store, sea: { now: now() }, tally: { frozen }, clocksApartMs },
    // Nothing is published while time is made to pass.
    published: new Map(),
  });
  for (const [place, { programme }] of shops.entries()) {
    const own = items.filter(({ pk }) => pk.startsWith(`${programme.id}#`));
    const promised = run.promised.filter(({ intent }) => 'shop' in intent && intent.shop === place);
    for (const [what, acknowledged, stored] of [
      ['gift', told(promised, 'REDEEM', 'redemptionId'), redemptionsIn(own)],
      ['hold', told(promised, 'HOLD', 'holdId'), holdsIn(own)],
      ['counter bill', told(promised, 'COUNTER', 'orderId'), billsIn(own)],
    ] as const) {
      const lost = [...acknowledged].filter((id) => !stored.has(id));
      const unknown = [...stored].filter((id) => !acknowledged.has(id));
      mustHold(lost.length === 0, `Q4 · ${what} ${lost} was promised and is not there`);
      mustHold(unknown.length === 0, `Q4 · ${what} ${unknown} is there and nobody was told`);
    }
    checkPushes(promised, own);
  }
}

/** Q4 · no order earned that no till was told of. */
function checkPushes(promised: Run['promised'], own: readonly Item[]): void {
  const acknowledged = new Set(
    promised.flatMap(({ request: { route, body } }) =>
      route === 'POST /v1/orders' ? [(body as { source_id: string }).source_id] : [],
    ),
  );
  for (const { order } of earnedIn(own)) {
    if (order?.source === 'counter' || order === null) continue;
    mustHold(acknowledged.has(order.orderId), `Q4 · ${order.orderId} earned and no till was told`);
  }
}

const told = (promised: Run['promised'], kind: string, id: string): Set<string> =>
  new Set(
    promised
      .filter(({ intent }) => intent.kind === kind)
      .map(({ reply }) => String((reply as Record<string, unknown>)[id])),
  );

const entriesIn = (own: readonly Item[]) =>
  own.filter(({ pk, sk }) => pk.includes('#M#') && sk.startsWith('E#')).map((item) => readEntry(item).entry);
const earnedIn = (own: readonly Item[]) => entriesIn(own).filter(({ arithmetic }) => arithmetic?.kind === 'EARN');

const redemptionsIn = (own: readonly Item[]): Set<string> =>
  new Set(
    own
      .filter(({ pk, sk }) => pk.includes('#M#') && sk.startsWith('R#'))
      .map((item) => readRedemption(item).redemptionId),
  );

const billsIn = (own: readonly Item[]): Set<string> =>
  new Set(earnedIn(own).flatMap(({ order }) => (order?.source === 'counter' ? [order.orderId] : [])));

const holdsIn = (own: readonly Item[]): Set<string> =>
  new Set(
    entriesIn(own)
      .flatMap(({ postings }) => postings)
      .flatMap((posting) => (posting.kind === 'HOLD' && posting.purpose.kind !== 'REWARD' ? [posting.hold] : [])),
  );
