import { readCancellation, readRefusal } from '../../src/cloud/dynamo-refusals.ts';
import { LostAnswer } from '../../src/cloud/exchange.ts';
import { ServiceRefusal, twice } from '../../src/cloud/json-service.ts';
import type { Cancelled, Done, Item, Key, Refused, Table, Write } from '../../src/cloud/table.ts';
import { wholeBatch } from '../../src/cloud/whole-batch.ts';
import { keyOf, nameOf } from '../model/store.ts';
import type { CallKind, Fault, Forecast } from './forecast.ts';
import { refusalOf } from './refusals.ts';

/** What the weather stands before. Refuses as the service does, and knows a transaction by its token. */
export interface Engine extends Pick<Table, 'get' | 'batchGet' | 'query'> {
  write(write: Write): Promise<Done | Refused>;
  transact(writes: readonly Write[], token: string): Promise<Done | Cancelled>;
}

/** What happens on the way there and back. */
export interface Way {
  sent(): Promise<void>;
  heard(): Promise<void>;
  slowly(): Promise<void>;
  /** Nobody hears the answer of what is under way, done by now or not. */
  lost(underWay: Promise<unknown>): Promise<void>;
  /** Before the second try. */
  pause(): Promise<void>;
  clock(): number;
  /** Of one transaction, however often it is tried. */
  token(): string;
}

export const straightWay: Way = {
  sent: () => Promise.resolve(),
  heard: () => Promise.resolve(),
  slowly: () => Promise.resolve(),
  lost: async (underWay) => void (await underWay),
  pause: () => Promise.resolve(),
  clock: () => 0,
  token: () => crypto.randomUUID(),
};

/** What production's own client does about it. */
export const ownClient = { twice, wholeBatch };
export type Client = typeof ownClient;

/** A table in bad weather, as production's client shows it to the rooms: its second tries, its tokens, its readings. */
export function weatherTable(engine: Engine, forecast: Forecast, way: Way, client: Client = ownClient): Table {
  async function once<Answer>(kind: CallKind, items: number, fault: Fault | null, ask: () => Promise<Answer>) {
    await way.sent();
    if (fault === 'SLOW') await way.slowly();
    const refusal = fault === null ? null : refusalOf(fault, kind, items);
    if (refusal !== null) throw new ServiceRefusal(refusal.status, refusal.reply);
    if (fault === 'ANSWER_LOST') await way.lost(ask());
    if (fault === 'ANSWER_LOST' || fault === 'RESET_BEFORE') throw new LostAnswer(`weather: ${fault}`);
    const answer = await ask();
    await way.heard();
    return answer;
  }

  function call<Answer>(
    kind: CallKind,
    partitions: readonly string[],
    ask: (fault: Fault | null) => Promise<Answer>,
  ): Promise<Answer> {
    let fault: Fault | null = null;
    return client.twice(
      () => {
        fault = forecast.next(kind, partitions, fault);
        return once(kind, partitions.length, fault, () => ask(fault));
      },
      way.pause,
      way.clock,
    );
  }

  const batch = (wanted: readonly Key[]) =>
    call('batchGet', wanted.map(partitionOf), async (fault) => {
      const end = fault === 'PARTIAL' ? Math.ceil(wanted.length / 2) : wanted.length;
      const found = await engine.batchGet(wanted.slice(0, end));
      return { items: found.filter((item) => item !== null), left: wanted.slice(end) };
    });

  return {
    get: (key) => call('get', [key.pk], () => engine.get(key)),
    batchGet: async (keys) => {
      const found = new Map((await client.wholeBatch<Key, Item>(keys, batch)).map((item) => [nameOf(item), item]));
      return keys.map((key) => found.get(nameOf(key)) ?? null);
    },
    query: (range) => call('query', [range.pk], () => engine.query(range)),
    write: async (write) => {
      try {
        return await call('write', [keyOf(write).pk], () => engine.write(write));
      } catch (error) {
        return readRefusal(error);
      }
    },
    transact: async (writes) => {
      const token = way.token();
      const partitions = writes.map((write) => keyOf(write).pk);
      try {
        return await call('transact', partitions, () => engine.transact(writes, token));
      } catch (error) {
        return readCancellation(error);
      }
    },
  };
}

const partitionOf = ({ pk }: Key): string => pk;
