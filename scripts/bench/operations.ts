import { send } from '../simulate/request.ts';
import type { BenchWorld } from './bench-world.ts';
import { type Measured, type Notebook, openNotebook } from './notebook.ts';
import { phone, type Requests, requestsOf } from './requests.ts';

const dayMs = 24 * 60 * 60_000;

/** One member's operations, with the world around them. */
interface Play {
  readonly bench: BenchWorld;
  readonly book: Notebook;
  readonly as: Requests;
  /** Who buys often in a short time is looked at by a person: a day apart, nobody is. */
  readonly nextDay: () => Promise<void>;
  /** Another till's order of the same member, written between our reading and our writing. */
  readonly overtake: () => Promise<unknown>;
}

/** A shop that opens anew: lots of one group of operations do not weigh on the next. */
export type Opening = () => Promise<{ readonly bench: BenchWorld; readonly follow: () => Promise<unknown> }>;

/**
 * Every operation of a shop's day, by its route, on every path, with a warm process: names and rules are read (PB1,
 * PB2).
 */
export async function measureOperations(open: Opening): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const group of [
    measureOrders,
    measureReturns,
    (play: Play) => measureCounter(play, 'earn (counter)', 0),
    (play: Play) => measureCounter(play, 'earn with points (counter)', 30),
    measureHolds,
    measureCaptures,
    measureGifts,
    measureFewGifts,
    measureDecisions,
    measureScreens,
    measureSoldOut,
  ]) {
    const play = await openPlay(open);
    await group(play);
    measured.push(...play.book.measured);
  }
  return measured;
}

async function openPlay(open: Opening): Promise<Play> {
  const { bench, follow } = await open();
  const [book, as] = [openNotebook(bench), requestsOf(bench)];
  const nextDay = async () => {
    await follow();
    bench.pass(dayMs);
    for (const request of [as.home(), as.history(), as.queue(), as.push(10_000)]) await bench.measure(request);
  };
  // Points to spend, and everything read that a process keeps.
  for (let each = 0; each < 3; each++) await bench.measure(as.push(5_000_000));
  await bench.measure(as.push(10_000, { phone }));
  for (const request of [as.queue(), as.find()]) await bench.measure(request);
  await nextDay();
  return { bench, book, as, nextDay, overtake: () => send(as.push(10_000), bench.rival) };
}

async function measureOrders({ book, as, overtake }: Play): Promise<void> {
  await book.twice('earn (till)', as.push(350_000));
  const elsewhere = { ...(as.push(350_000).body as object), branch_ref: 'no-such-branch' };
  await book.once('earn (till)', 'refused', { ...as.push(350_000), body: elsewhere });
  await book.troubled('earn (till)', () => as.push(350_000), overtake);
}

async function measureReturns({ book, as, overtake }: Play): Promise<void> {
  const operation = 'return one line (till)';
  const returned = async () => {
    await book.before(as.push(350_000));
    return as.goodsBack(350_000);
  };
  await book.twice(operation, await returned());
  await book.once(operation, 'refused', as.goodsBack(350_000, 'unknown'));
  await book.troubled(operation, returned, overtake);
}

async function measureCounter({ book, as, nextDay, overtake }: Play, operation: string, pointsUsed: number) {
  const counter = async () => {
    await nextDay();
    return as.counter(400_000, pointsUsed);
  };
  await book.twice(operation, await counter());
  const { body, ...request } = await counter();
  await book.once(operation, 'refused', { ...request, body: { ...(body as object), previewHash: 'another' } });
  await book.troubled(operation, counter, overtake);
}

async function measureHolds({ book, as, overtake }: Play): Promise<void> {
  await book.twice('hold', as.hold(30));
  await book.once('hold', 'refused', as.hold(1_000_000));
  await book.troubled('hold', () => as.hold(11), overtake);
}

async function measureCaptures({ book, as, overtake }: Play): Promise<void> {
  const held = async () => (await book.before(as.hold(12)))['holdId'] ?? '';
  const first = await held();
  await book.twice('capture', as.capture(first, 12));
  await book.once('capture', 'refused', as.capture(first, 12));
  await book.troubled('capture', async () => as.capture(await held(), 12), overtake);
  await book.twice('void', as.voided(await held()));
  await book.once('void', 'refused', as.voided(first));
  await book.troubled('void', async () => as.voided(await held()), overtake);
}

async function measureGifts({ book, as, overtake }: Play): Promise<void> {
  const bought = async () => (await book.before(as.redeem(0)))['redemptionId'] ?? '';
  const { redemptionId = '' } = await book.twice('redeem, unlimited', as.redeem(0));
  await book.troubled('redeem, unlimited', () => as.redeem(0), overtake);
  await book.twice('cancel a voucher', as.takeBack(redemptionId));
  await book.once('cancel a voucher', 'refused', as.takeBack(redemptionId));
  await book.troubled('cancel a voucher', async () => as.takeBack(await bought()), overtake);
}

/** There are few: each goes back, and the stream puts it on the shelf, before the next is bought. */
async function measureFewGifts({ book, as, nextDay, overtake }: Play): Promise<void> {
  const limited = async ({ redemptionId: last }: Readonly<Record<string, string>>) => {
    if (last !== undefined) await book.before(as.takeBack(last));
    await nextDay();
    return as.redeem(1);
  };
  await book.troubled('redeem, limited', limited, overtake);
  await nextDay();
  await book.twice('redeem, limited', as.redeem(1));
}

async function measureDecisions({ book, as, overtake }: Play): Promise<void> {
  const asked = async () => (await book.before(as.redeem(2)))['redemptionId'] ?? '';
  const { redemptionId: gift = '' } = await book.twice('redeem a counter gift', as.redeem(2));
  // What waits lies in the account: one at a time.
  const another = async ({ redemptionId: last }: Readonly<Record<string, string>>) => {
    if (last !== undefined) await book.before(as.decide('refuse', last));
    return as.redeem(2);
  };
  await book.troubled('redeem a counter gift', another, overtake);
  await book.twice('approve', as.decide('approve', gift));
  await book.twice('refuse', as.decide('refuse', await asked()));
  await book.once('refuse', 'refused', as.decide('refuse', gift));
  await book.once('approve', 'refused', as.decide('approve', 'no-such-gift'));
  for (const verb of ['approve', 'refuse'] as const) {
    await book.troubled(verb, async () => as.decide(verb, await asked()), overtake);
  }
}

async function measureScreens({ book, as }: Play): Promise<void> {
  await book.once('home', 'success', as.home());
  await book.once('history page', 'success', as.history());
  await book.once('find a member by phone', 'success', as.find());
  await book.once('approvals queue', 'success', as.queue());
}

/** What others find when there is nothing left, and what they cannot pay. */
async function measureSoldOut({ book, bench }: Play): Promise<void> {
  const [poor, rich, other] = [requestsOf(bench, 0), requestsOf(bench, 2), requestsOf(bench, 3)];
  await book.once('redeem, unlimited', 'refused', poor.redeem(0));
  await book.once('redeem a counter gift', 'refused', poor.redeem(2));
  for (const as of [rich, other]) await bench.measure(as.push(5_000_000));
  for (const as of [rich, rich, other, other]) await bench.measure(as.redeem(1));
  await bench.measure(requestsOf(bench, 4).push(5_000_000));
  await book.once('redeem, limited', 'refused', requestsOf(bench, 4).redeem(1));
}
