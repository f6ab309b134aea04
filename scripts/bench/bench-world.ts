import type { EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import type { Table } from '@quaylai/functions/cloud/table';
import { assemble, type Context } from '@quaylai/functions/http/context';
import { directGraph } from '@quaylai/functions/zalo/graph';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import { type Instant, instant, parseInstant } from '@quaylai/shared/words/vietnam-time';
import { picturesInMemory } from '../../functions/test/pictures.ts';
import { type Answer, type Request, send } from '../simulate/request.ts';
import { testKeys } from '../simulate/sandbox.ts';
import { openShops, type Shop, seededBytes } from '../simulate/stage.ts';
import { ambushed, type Trouble } from './ambush.ts';
import { type Cost, traced } from './trace.ts';

/** A process with warm memory over one table, and what each of its requests costs. */
export interface BenchWorld {
  readonly shop: Shop;
  readonly context: Context;
  /** Passes time for the process and for whoever looks at it. */
  pass(ms: number): void;
  now(): Instant;
  measure(request: Request): Promise<{ readonly cost: Cost; readonly answer: Answer }>;
  measureWork(work: (context: Context) => Promise<unknown>): Promise<Cost>;
  /** Makes the next transaction go wrong once. */
  lay(trouble: Trouble): void;
  isLaid(): boolean;
  /** Somebody else's process over the same table: what it does is not counted. */
  readonly rival: Context;
}

interface Opening {
  readonly startsAt: Instant;
  readonly rules: typeof defaultRules;
  readonly keys: EnvironmentKeys;
}

const benchStarts = parseInstant('2026-11-21T09:00:00+07:00') ?? instant(0);

export async function openBench(
  table: Table,
  { startsAt = benchStarts, rules = defaultRules, keys = testKeys }: Partial<Opening> = {},
): Promise<BenchWorld> {
  let now: Instant = startsAt;
  const [shop] = await openShops(table, startsAt, keys, rules);
  if (shop === undefined) throw new Error('no shop');
  const ambush = ambushed(table);
  const trace = traced(ambush.table);
  const clock = () => now;
  const processOver = (own: Table, seed: number): Context => ({
    ...assemble(own, keys, directGraph('http://127.0.0.1:9'), clock, picturesInMemory()),
    randomBytes: seededBytes(seed),
    sleep: () => Promise.resolve(),
    deadline: instant(Number.MAX_SAFE_INTEGER),
  });
  const context = processOver(trace.table, 5);
  const measureWork = async (work: (context: Context) => Promise<unknown>) => {
    trace.take();
    await work(context);
    return trace.take();
  };
  return {
    shop,
    context,
    now: clock,
    pass: (ms) => {
      now = instant(now + ms);
    },
    measureWork,
    lay: ambush.lay,
    isLaid: ambush.isWaiting,
    rival: processOver(table, 6),
    measure: async (request) => {
      let answer: Answer | null = null;
      const cost = await measureWork(async () => {
        answer = await send(request, context);
      });
      if (answer === null) throw new Error('no answer');
      return { cost, answer };
    },
  };
}
