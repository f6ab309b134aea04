import { type Budget, budgets, operationBudgets } from './budgets.ts';
import type { Spot } from './chain-counters.ts';
import { usdOfAsking, usdPerMillion, usdPerTenThousandMembers } from './cost.ts';
import type { Counts } from './counts.ts';
import type { Axis, Flat } from './flatness.ts';
import type { Followed } from './followed.ts';
import type { Weighed } from './instructions.ts';
import { type Heavy, playedBySize } from './instructions-by-size.ts';
import type { Measured, Path } from './notebook.ts';
import type { Throughput } from './throughput.ts';
import type { Cost } from './trace.ts';

/** One line of the table that the bench prints. */
export interface Row {
  readonly id: string;
  readonly metric: string;
  readonly floor: number | null;
  readonly budget: number;
  /** Set where more is better: the budget is the least it may be. */
  readonly atLeast?: true;
  readonly goal: number | null;
  /** Null when it could not be measured here. */
  readonly value: number | null;
  readonly verdict: 'ok' | 'OVER' | 'not measured';
}

export function row(id: string, metric: string, budget: Budget, value: number | null): Row {
  const breaks = (measured: number) => ('min' in budget ? measured < budget.min : measured > budget.max);
  return {
    id,
    metric,
    floor: budget.floor ?? null,
    budget: 'min' in budget ? budget.min : budget.max,
    ...('min' in budget ? { atLeast: true } : {}),
    goal: budget.goal ?? null,
    value: value === null ? null : Math.round(value * 100) / 100,
    verdict: value === null ? 'not measured' : breaks(value) ? 'OVER' : 'ok',
  };
}

/** How a run ends: red when a budget is broken. */
export function verdictOf(rows: readonly Row[]): { readonly told: string; readonly code: 0 | 1 } {
  const over = rows.filter(({ verdict }) => verdict === 'OVER');
  if (over.length === 0) return { told: 'every budget holds', code: 0 };
  const lines = over.map(({ id, metric, value, budget, atLeast }) => {
    return `OVER  ${id} ${metric}: ${value}, and may be ${budget} at ${atLeast ? 'least' : 'most'}`;
  });
  return { told: [...lines, `${over.length} budgets are broken`].join('\n'), code: 1 };
}

/** All that a run measures. */
export interface Parts {
  readonly counts: Counts;
  readonly weighed: readonly Weighed[];
  readonly throughput: readonly Throughput[];
  readonly flatness: readonly Flat[];
  readonly bySize: readonly Heavy[];
  readonly chain: readonly Spot[];
}

export const allRows = ({ counts, weighed, throughput, flatness, bySize, chain }: Parts): readonly Row[] => [
  ...countRows(counts),
  ...functionRows(weighed, counts),
  ...throughputRows(throughput),
  ...flatRows(flatness),
  ...sizeRows(bySize),
  ...chainRows(chain),
];

/** PB1–PB3 and PB15: exact counts. */
export function countRows({ operations, jobs, followed, sizes }: Counts): readonly Row[] {
  const rows = Object.entries(operationBudgets).flatMap(([operation, most]) => {
    const measured = successOf(operations, operation);
    return (['writeUnits', 'readUnits', 'trips', 'calls'] as const).flatMap((measure) => {
      const max = most[measure];
      const id = measure === 'writeUnits' || measure === 'readUnits' ? 'PB1' : 'PB2';
      const metric = `${operation}: ${named[measure]}`;
      return max === undefined ? [] : [row(id, metric, { max }, measured?.[measure] ?? null)];
    });
  });
  const largest = sizes.filter(({ kind }) => ordinary.test(kind)).map(({ kind, largest: bytes }) => ({ kind, bytes }));
  return [
    ...rows,
    ...pathRows(operations),
    ...jobRows(jobs),
    row('PB1', 'stream: write units an entry, in a full batch', budgets.asyncUnitsInBatch, unitsAnEntry(followed.full)),
    row('PB1', 'stream: write units an entry that comes alone', budgets.asyncUnitsAlone, unitsAnEntry(followed.alone)),
    row('PB15', 'stream: invocations per 1,000 records', { max: 12, floor: 10 }, Math.ceil(1000 / 100)),
    ...largest.map(({ kind, bytes }) => row('PB3', `${kind}: bytes`, budgets.itemBytes, bytes)),
  ];
}

const unitsAnEntry = ({ writeUnits, entries }: Followed): number => writeUnits / entries;

const successOf = (operations: readonly Measured[], operation: string) =>
  operations.find((each) => each.operation === operation && each.path === 'success');

/** What any operation may cost at most when it does not go as it should (PB1, PB2). */
function pathRows(operations: readonly Measured[]): readonly Row[] {
  const most = (path: Path, of: (each: Measured, success: Measured) => number) =>
    Math.max(
      ...operations
        .filter((each) => each.path === path)
        .map((each) => of(each, successOf(operations, each.operation) ?? each)),
    );
  const { duplicateUnits, refusedUnits, refusedTrips, retryUnits, retryTrips } = budgets;
  return [
    row(
      'PB1',
      'dearest repetition: write units',
      duplicateUnits,
      most('duplicate', ({ writeUnits }) => writeUnits),
    ),
    row(
      'PB1',
      'dearest refusal: write units',
      refusedUnits,
      most('refused', ({ writeUnits }) => writeUnits),
    ),
    row(
      'PB2',
      'longest refusal: sequential trips',
      refusedTrips,
      most('refused', ({ trips }) => trips),
    ),
    ...(['throttled', 'conflict', 'overtaken', 'answer lost'] as const).flatMap((path) => {
      const units = most(path, ({ writeUnits }, success) => writeUnits / success.writeUnits);
      const trips = most(path, ({ trips: those }, success) => those - success.trips);
      const limit = path === 'throttled' ? { max: 1 } : retryUnits;
      return [
        row('PB1', `once ${path}: write units ÷ without`, limit, units),
        row('PB2', `once ${path}: trips more`, retryTrips, trips),
      ];
    }),
  ];
}

/** A job's member, over what the same run costs when nobody is due. */
const jobRows = (jobs: readonly Measured[]): readonly Row[] =>
  jobs
    .filter(({ path }) => path === 'success')
    .flatMap(({ operation, writeUnits, readUnits }) => {
      const empty = jobs.find((each) => each.operation === operation && each.path === 'refused');
      return [
        row('PB1', `${operation}, a member: write units`, budgets.jobWriteUnits, writeUnits - (empty?.writeUnits ?? 0)),
        row('PB1', `${operation}, a member: read units`, budgets.jobReadUnits, readUnits - (empty?.readUnits ?? 0)),
      ];
    });

const named: Readonly<Record<keyof Cost, string>> = {
  writeUnits: 'write units',
  readUnits: 'read units',
  calls: 'calls',
  trips: 'sequential trips',
};
/** What a posting writes or reads. */
const ordinary = /^(M (HEAD|E|R|PERSON)|O (ORDER|RETURN)|I GUARD|STOCK SHELF)$/;

/** PB4–PB6, PB10, PB11: of the bundles as Lambda gets them. */
export function functionRows(weighed: readonly Weighed[], counts: Counts): readonly Row[] {
  const bare = weighed.find(({ name }) => name === 'bare SDK handler');
  const ratio = (name: string, measure: 'coldMillions' | 'warmThousands'): number | null => {
    const [own, least] = [weighed.find((each) => each.name === name)?.[measure], bare?.[measure]];
    return own == null || least == null ? null : own / least;
  };
  const logBytes = Math.max(...weighed.map(({ logBytes: bytes }) => bytes ?? 0)) || null;
  const cost = (operation: string) => successOf(counts.operations, operation) as Cost;
  const { full, alone } = counts.followed;
  const earn = (units: number) => usdPerMillion(cost('earn (till)'), units, logBytes ?? 0);
  // Of 10,000 members somebody buys every minute: each entry comes alone.
  const usd = {
    earn: earn(unitsAnEntry(alone)),
    redeem: usdPerMillion(cost('redeem, limited'), unitsAnEntry(alone), logBytes ?? 0),
    home: usdPerMillion(cost('home'), 0, logBytes ?? 0),
  };
  return [
    ...weighed.slice(1).map(({ name, bytes }) => row('PB4', `bundle of ${name}: bytes`, budgets.bundleBytes, bytes)),
    row('PB5', 'cold, order push ÷ bare handler', budgets.coldRatio, ratio('webhooks', 'coldMillions')),
    row('PB5', 'cold, first screen ÷ bare handler', budgets.coldRatio, ratio('customer', 'coldMillions')),
    row('PB6', 'warm, order push ÷ bare handler', budgets.warmEarnRatio, ratio('webhooks', 'warmThousands')),
    row('PB6', 'warm, first screen ÷ bare handler', budgets.warmScreenRatio, ratio('customer', 'warmThousands')),
    row('PB10', 'log bytes a request', budgets.logBytes, logBytes),
    row('PB11', 'US$ per million earns, under load', budgets.usdPerMillionEarns, earn(unitsAnEntry(full))),
    row('PB11', 'US$ per million earns, one at a time', budgets.usdPerMillionEarnsAlone, usd.earn),
    row('PB11', 'US$ per 10,000 members and month', budgets.usdPerTenThousandMembers, usdPerTenThousandMembers(usd)),
    row('PB11', '… and what live screens ask meanwhile', budgets.usdOfAsking, usdOfAsking(usd.home)),
  ];
}

/** PB7: shares of the bare engine's rate in the same minute. */
export function throughputRows(measured: readonly Throughput[]): readonly Row[] {
  return measured.flatMap(({ connections, wrapperShare, gatewayShare }) => [
    row('PB7', `${connections} at once: orders by bare HTTP ÷ raw transactions`, budgets.wrapperShare, wrapperShare),
    row('PB7', `${connections} at once: orders by the gateway ÷ raw transactions`, budgets.gatewayShare, gatewayShare),
  ]);
}

/** PB8: a larger programme and a longer history may cost nothing more; lots that are not spent may, so much. */
export function flatRows(flats: readonly Flat[]): readonly Row[] {
  const of = (axis: Axis) => flats.filter((flat) => flat.axis === axis);
  const dearer = (axis: Axis) => {
    const [first] = of(axis);
    return of(axis)
      .slice(1)
      .map(({ size, costs }) => {
        const more = Object.entries(costs).filter(([name, cost]) => costsMore(cost, first?.costs[name]));
        const count = size.toLocaleString('en');
        return row('PB8', `operations that cost more at ${count} ${axis}`, budgets.flatOperations, more.length);
      });
  };
  const [least, most] = [of('live lots')[0], of('live lots').at(-1)];
  if (least === undefined || most === undefined || least === most) return [...dearer('members'), ...dearer('entries')];
  const lots = most.size - least.size;
  return [
    ...dearer('members'),
    ...dearer('entries'),
    row(
      'PB8',
      'a live lot more: bytes of the account',
      budgets.lotBytes,
      (most.accountBytes - least.accountBytes) / lots,
    ),
    row('PB8', 'a live lot more: read units of an earn', budgets.lotReadUnits, readsOf(most, least) / lots),
  ];
}

/** PB8: what a warm request takes of a processor, over what it takes at the smallest size. */
export function sizeRows(weighed: readonly Heavy[]): readonly Row[] {
  return (['entries', 'members'] as const).flatMap((axis) => {
    const [first, ...larger] = weighed.filter((heavy) => heavy.axis === axis);
    const last = larger.at(-1);
    if (first === undefined || last === undefined) return [];
    return playedBySize.map((name) => {
      const least = first.thousands[name];
      const most = larger.map(({ thousands }) => thousands[name]);
      const isKnown = least !== null && most.every((each) => each !== null);
      const ratio = isKnown ? Math.max(...most.map(Number)) / least : null;
      const span = `${first.size.toLocaleString('en')} to ${last.size.toLocaleString('en')} ${axis}`;
      const budget = name === 'home' && axis === 'entries' ? budgets.homeInstructions : budgets.flatInstructions;
      return row('PB8', `${name}, instructions: most from ${span} ÷ at the fewest`, budget, ratio);
    });
  });
}

const readsOf = (most: Flat, least: Flat): number =>
  (most.costs['earn']?.readUnits ?? 0) - (least.costs['earn']?.readUnits ?? 0);

const costsMore = (cost: Cost, first: Cost | undefined): boolean =>
  first === undefined ||
  (['writeUnits', 'readUnits', 'calls', 'trips'] as const).some((measure) => cost[measure] > first[measure]);

/** PB9: a day of the national chain. */
export function chainRows(spots: readonly Spot[]): readonly Row[] {
  const partitions = new Map<string, number>();
  for (const { kind, hottestPartition } of spots) {
    const [name = ''] = kind.split(/[ ,]/);
    partitions.set(name, Math.max(partitions.get(name) ?? 0, hottestPartition));
  }
  const hot: Readonly<Record<string, Budget>> = budgets.hotPartitions;
  return [
    row('PB9', 'the day’s stream: write units an entry', budgets.asyncUnitsOfChain, streamUnits(spots)),
    ...[...partitions].map(([name, units]) =>
      row('PB9', `hottest partition of ${name}: write units a second`, hot[name] ?? budgets.hottestPartition, units),
    ),
    ...spots
      .filter(({ inTransactions }) => inTransactions)
      .map(({ kind, conflictPercent }) =>
        row('PB9', `${kind}: writes that meet a transaction, %`, budgets.conflictPercent, conflictPercent),
      ),
  ];
}

/** Marks and days, in transactions, over the entries that they count. */
function streamUnits(spots: readonly Spot[]): number | null {
  const writesOf = (wanted: (kind: string) => boolean) =>
    spots.filter(({ kind }) => wanted(kind)).reduce((sum, { writes }) => sum + writes, 0);
  const entries = writesOf((kind) => kind === 'M E');
  return entries === 0 ? null : (2 * writesOf((kind) => kind === 'M COUNTED' || kind.startsWith('DAY'))) / entries;
}
