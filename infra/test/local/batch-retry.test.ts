import { describe, expect, it } from 'vitest';
import { deliverInOrder, type RetryPolicy } from '../../local/batch-retry.ts';
import type { Outcome } from '../../local/sandbox.ts';

const failing = (...ids: (string | undefined)[]): Outcome => ({
  kind: 'answer',
  payload: { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) },
});
const fine: Outcome = { kind: 'answer', payload: null };
const thrown: Outcome = { kind: 'error', error: { errorType: 'Error', errorMessage: 'no' } };

/** Delivers "abcd" to a function that answers with `outcomes` in turn, then well; answers what it saw. */
async function delivered(policy: Partial<RetryPolicy>, outcomes: Outcome[]) {
  const seen: string[] = [];
  const givenUp: string[] = [];
  const pauses: number[] = [];
  await deliverInOrder([...'abcd'], {
    policy: { reportsItemFailures: true, bisects: false, retriesMax: -1, ...policy },
    idOf: (item) => item,
    invoke: async (items) => {
      seen.push(items.join(''));
      return outcomes.shift() ?? fine;
    },
    giveUp: async (items, attempts) => void givenUp.push(`${items.join('')} after ${attempts}`),
    pause: async (ms) => void pauses.push(ms),
    stopped: () => false,
  });
  return { seen, givenUp, pauses };
}

describe('a batch of a stream', () => {
  it('goes on from the lowest failed record', async () => {
    expect((await delivered({}, [failing('d', 'b')])).seen).toEqual(['abcd', 'bcd']);
  });

  it.each([[failing('unknown')], [failing('')], [failing(undefined)], [thrown], [{ kind: 'timeout' } as Outcome]])(
    'is retried whole after %j',
    async (outcome) => {
      expect((await delivered({}, [outcome])).seen).toEqual(['abcd', 'abcd']);
    },
  );

  it('is done when the list of failures is empty, absent, or not asked for', async () => {
    expect((await delivered({}, [failing()])).seen).toEqual(['abcd']);
    expect((await delivered({}, [fine])).seen).toEqual(['abcd']);
    expect((await delivered({ reportsItemFailures: false }, [failing('a')])).seen).toEqual(['abcd']);
  });

  it('is split by an error, which uses up no retry', async () => {
    const { seen, givenUp } = await delivered({ bisects: true, retriesMax: 1 }, [thrown, thrown, thrown, thrown]);
    expect(seen).toEqual(['abcd', 'ab', 'a', 'a', 'b', 'cd']);
    expect(givenUp).toEqual(['a after 2']);
  });

  it('is given up whole once its retries are used up, with growing pauses before', async () => {
    const { seen, givenUp, pauses } = await delivered({ retriesMax: 2 }, [failing('b'), failing('b'), failing('b')]);
    expect(seen).toEqual(['abcd', 'bcd', 'bcd']);
    expect(givenUp).toEqual(['bcd after 3']);
    expect(pauses).toEqual([100, 200]);
  });
});
