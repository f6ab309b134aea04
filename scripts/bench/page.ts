import { cpus } from 'node:os';
import { chain as played } from './chain.ts';
import { doings } from './chain-keys.ts';
import type { Flat } from './flatness.ts';
import { playedBySize } from './instructions-by-size.ts';
import { missedGoals } from './missed-goals.ts';
import { type Measured, type Path, paths } from './notebook.ts';
import { proofRows, readProofs } from './proofs.ts';
import type { Parts, Row } from './rows.ts';
import type { Cost } from './trace.ts';

/** All that a run measured: what `docs/numbers.json` holds. */
export interface Numbers {
  readonly date: string;
  readonly machine: string;
  readonly rows: readonly Row[];
  readonly parts: Parts;
}

export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, shared with other work`;

/** The page for people, made from the numbers alone. */
export function pageOf({ date, machine: on, rows, parts }: Numbers): string {
  const { counts, weighed, throughput, flatness, bySize, chain } = parts;
  const { operations, jobs } = counts;
  return `${[
    '# Numbers',
    'Made by `npm run bench`; counts, and ratios of what was measured side by side, no wall time. Parts are measured by themselves (`--only`) and may be of several runs of a day. The numbers themselves: `numbers.json`.',
    `Measured ${date} on ${on}. **Not measured: AWS.** No latency, no real partition, no bill; capacity is DynamoDB's documented rule over the model of the table, which the tests hold to a real engine.`,
    '## Against budgets',
    table(
      ['', 'metric', 'floor', 'goal', 'budget', 'value', 'verdict'],
      rows.map(({ id, metric, floor, goal, budget, atLeast, value, verdict }) => [
        id,
        metric,
        floor,
        goal,
        atLeast ? `≥ ${budget}` : budget,
        value,
        verdict,
      ]),
    ),
    'A budget above its goal is a debt: it holds what is there today until it can be lowered.',
    '### Goals that are missed, and why',
    missedGoals(rows),
    'PB12–PB14 are of the last `npm run bench:web` (`numbers-web.json` holds every run and its date); `miniapp/budgets.ts` holds their budgets, and its bytes fail the build itself.',
    '## Faults, storms and load',
    'What each command found when it was last run to its end; all of them end red when one thing does not hold.',
    table(['command', 'run on', 'what', 'number'], proofRows(readProofs())),
    '## Each operation, by path',
    '![Write units by operation](pictures/numbers-writes.svg)',
    'Write units / read units / sequential trips of the whole request, names and rules read before. Refused and repeated writes are counted as DynamoDB bills them: like the write itself; a throttled one is free. Trouble strikes the transaction once: a throttle, a conflict, another order of the same member written in between, the answer lost after it was written. Each of these is answered as if nothing had happened.',
    pathTable(operations),
    '### Jobs',
    'One run over two programmes of five members: nobody due, one member due, the same again.',
    table(
      ['job', 'nobody is due', 'one member is due', 'the same again'],
      [...new Set(jobs.map(({ operation }) => operation))].map((job) => [
        job,
        ...(['refused', 'success', 'duplicate'] as const).map((path) => costAt(jobs, job, path)),
      ]),
    ),
    '## Instructions',
    'Of user space, Node 24, `perf stat`; the median of three rounds in turns. Cold: loading and the first request, over an empty process. Warm: one request more, once compiled. What is blank was not measured in the last run; ADR 0117 has the warm requests step by step.',
    table(
      ['function', 'bytes', 'gzip', 'cold, M', 'warm, K', 'log bytes a request'],
      weighed.map((each) => [
        each.name,
        each.bytes.toLocaleString('en'),
        each.gzipped.toLocaleString('en'),
        each.coldMillions === null ? null : Math.round(each.coldMillions),
        each.warmThousands === null ? null : Math.round(each.warmThousands),
        each.logBytes,
      ]),
    ),
    '## Orders a second, as a share of the engine',
    'Whole signed orders over HTTP against bare transactions of two items on the same machine in the same minute, each on a fresh engine, three rounds in turns, the median of their ratios. The bare server is one process around the function; the gateway freezes one of at most four processes between requests and asks a permission guard at every call. Two cores carry the load, the function and the engine together: the shares say what the path costs here, not what AWS gives.',
    table(
      ['at once', 'bare HTTP ÷ raw', 'gateway ÷ raw', 'raw transactions a second'],
      throughput.map(({ connections, wrapperShare, gatewayShare, rawPerSecond }) => [
        connections,
        wrapperShare.toFixed(2),
        gatewayShare.toFixed(2),
        rawPerSecond,
      ]),
    ),
    '## A day of a national chain',
    `The keys are those that the routes, the ledger, the stock and the projections wrote on the model of the table, for ${doings.join(', ')}; the day is thrown by dice (seed ${played.seed}): ${played.members.toLocaleString('en')} members, ${played.branches.toLocaleString('en')} branches of which the first sells a twentieth of everything, ${played.ordersPerSecond.toLocaleString('en')} orders a second at lunch (ten times the day's mean), ${played.flash.claimsPerSecond} claims a second of one flash gift for two minutes, one order in twenty in a campaign with a shared budget. A write meets a transaction when one on the same item began less than ${played.flightSeconds * 1000} ms before. What wakes the stream is gathered as Lambda does it, of ${played.streamShards} shards two batches side by side, each closed at 100 records or after a second; what else follows from it is taken to be written at once.`,
    table(
      ['item', 'writes', 'hottest partition, write units in one second', 'in transactions', 'writes that meet one, %'],
      chain.map(({ kind, writes, hottestPartition, inTransactions, conflictPercent }) => [
        kind,
        writes.toLocaleString('en'),
        Math.round(hottestPartition),
        inTransactions ? 'yes' : 'never on an item that others write',
        inTransactions ? conflictPercent.toFixed(3) : '',
      ]),
    ),
    'A partition bears 1,000 write units a second. The flash gift lies on 16 shelves, as an operator sets up a very large drop: on one shelf 200 claims a second would cost 2,400 units a second, because claims under way lie in the item until the stream has seen them (ADR 0114). A shared budget is one item: about 100 orders a second in such a campaign are what it bears.',
    '## Growth',
    'Write units / read units / sequential trips. Members: the first thousand join by route and stream, the others are put into the model of the table as copies under ids of their own. Entries: an ordinary life, all that is earned is spent, so live lots stay few. Live lots: purchases that are never spent, one lot each, all within their year; beyond what one item holds they lie on pages of their own, and reading them is what grows.',
    '![Read units of an earn by live lots](pictures/numbers-growth.svg)',
    growthTable(flatness),
    'Thousands of instructions of one more request (user space, Node 24 without its compiler, so that they repeat; the median of three counts). The function alone, over an engine that holds so much.',
    table(
      ['', 'size', ...playedBySize],
      bySize.map(({ axis, size, thousands }) => [
        axis,
        size.toLocaleString('en'),
        ...playedBySize.map((name) => thousands[name]?.toFixed(0) ?? ''),
      ]),
    ),
  ].join('\n\n')}\n`;
}

function growthTable(flatness: readonly Flat[]): string {
  const operations = Object.keys(flatness[0]?.costs ?? {});
  return table(
    ['', 'size', 'account bytes', ...operations],
    flatness.map(({ axis, size, accountBytes, costs }) => [
      axis,
      size.toLocaleString('en'),
      accountBytes.toLocaleString('en'),
      ...operations.map((name) => told(costs[name])),
    ]),
  );
}

const told = (cost: Cost | undefined): string | null =>
  cost === undefined ? null : `${cost.writeUnits} / ${cost.readUnits} / ${cost.trips}`;

/** One line an operation, one column a path. */
function pathTable(operations: readonly Measured[]): string {
  const names = [...new Set(operations.map(({ operation }) => operation))];
  return table(
    ['operation', ...paths],
    names.map((name) => [name, ...paths.map((path) => costAt(operations, name, path))]),
  );
}

function costAt(all: readonly Measured[], operation: string, path: Path): string | null {
  const found = all.find((each) => each.operation === operation && each.path === path);
  if (found === undefined) return null;
  const cost = told(found);
  return path === 'refused' && /^[A-Z]/.test(found.outcome) ? `${cost} ${found.outcome}` : cost;
}

type Cell = string | number | null;

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const rowHeight = 18;
const labelWidth = 210;
const barWidth = 360;

/** Bars with their labels, plain SVG. */
export function bars(title: string, values: readonly (readonly [label: string, value: number])[]): string {
  const most = Math.max(1, ...values.map(([, value]) => value));
  const height = (values.length + 2) * rowHeight;
  const drawn = values.map(([label, value], place) => {
    const y = (place + 1) * rowHeight + 8;
    const width = Math.round((value / most) * barWidth);
    return [
      `<text x="${labelWidth - 8}" y="${y + 10}" text-anchor="end">${label}</text>`,
      `<rect x="${labelWidth}" y="${y}" width="${width}" height="${rowHeight - 5}" fill="#c2410c"/>`,
      `<text x="${labelWidth + width + 6}" y="${y + 10}">${value}</text>`,
    ].join('');
  });
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${labelWidth + barWidth + 60}" height="${height}"`;
  return `${open} font-family="sans-serif" font-size="11" role="img"><title>${title}</title><text x="8" y="14" font-weight="bold">${title}</text>${drawn.join('')}</svg>\n`;
}
