import type { Table } from '@quaylai/functions/cloud/table';
import { assemble, type Context } from '@quaylai/functions/http/context';
import { directGraph } from '@quaylai/functions/zalo/graph';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import { type Instant, instant, parseInstant } from '@quaylai/shared/words/vietnam-time';
import { picturesInMemory } from '../../functions/test/pictures.ts';
import { type Answer, type Request, send } from '../simulate/request.ts';
import { testKeys } from '../simulate/sandbox.ts';
import { openShops, type Shop, seededBytes } from '../simulate/stage.ts';
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
}

export async function openBench(table: Table): Promise<BenchWorld> {
  const startsAt = parseInstant('2026-11-21T09:00:00+07:00');
  if (startsAt === null) throw new Error('not a time');
  let now: Instant = startsAt;
  const [shop] = await openShops(table, startsAt, testKeys, defaultRules);
  if (shop === undefined) throw new Error('no shop');
  const trace = traced(table);
  const clock = () => now;
  const context: Context = {
    ...assemble(trace.table, testKeys, directGraph('http://127.0.0.1:9'), clock, picturesInMemory()),
    randomBytes: seededBytes(5),
    sleep: () => Promise.resolve(),
    deadline: instant(Number.MAX_SAFE_INTEGER),
  };
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
