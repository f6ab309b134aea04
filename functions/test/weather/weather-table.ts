import type { Contended, Table } from '../../src/cloud/table.ts';
import { keyOf } from '../model/store.ts';
import type { CallKind, Fault, Forecast } from './forecast.ts';

const contended: Contended = { kind: 'CONTENDED' };

const names: Readonly<Partial<Record<Fault, string>>> = {
  THROTTLED: 'ProvisionedThroughputExceededException',
  SERVER_ERROR: 'InternalServerError',
  RESET_BEFORE: 'ECONNRESET',
  ANSWER_LOST: 'TimeoutError',
};

/** An error as the SDK throws it when its own patience has ended. */
function outage(fault: Fault): Error {
  const error = new Error(`weather: ${fault}`);
  error.name = names[fault] ?? fault;
  return error;
}

/**
 * A table in bad weather, as the port shows it: reads throw what the SDK throws, writes answer CONTENDED or throw as
 * `dynamo-refusals` reads them. `slowly` is what a slow call waits for.
 */
export function weatherTable(table: Table, forecast: Forecast, slowly: () => Promise<void>): Table {
  async function read<Answer>(
    kind: CallKind,
    partitions: readonly string[],
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const fault = forecast.next(kind, partitions);
    if (fault === 'SLOW') await slowly();
    // The port asks again for what a batch left out: it only takes longer.
    else if (fault !== null && fault !== 'PARTIAL') throw outage(fault);
    return ask();
  }

  async function change<Answer>(
    kind: 'write' | 'transact',
    partitions: readonly string[],
    apply: () => Promise<Answer>,
  ): Promise<Answer | Contended> {
    const fault = forecast.next(kind, partitions);
    if (fault === null) return apply();
    if (fault === 'SLOW') {
      await slowly();
      return apply();
    }
    if (fault === 'ANSWER_LOST') await apply();
    const isUnknown = fault === 'ANSWER_LOST' || fault === 'RESET_BEFORE';
    // Of a single write nobody may say that it can be tried again: the port lets that be thrown.
    if (isUnknown && kind === 'write') throw outage(fault);
    return contended;
  }

  return {
    get: (key) => read('get', [key.pk], () => table.get(key)),
    batchGet: (keys) =>
      read(
        'batchGet',
        keys.map(({ pk }) => pk),
        () => table.batchGet(keys),
      ),
    query: (range) => read('query', [range.pk], () => table.query(range)),
    write: (write) => change('write', [keyOf(write).pk], () => table.write(write)),
    transact: (writes) =>
      change(
        'transact',
        writes.map((write) => keyOf(write).pk),
        () => table.transact(writes),
      ),
  };
}
