import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamodbCall } from '../../local/dynamodb-call.ts';
import { type FixtureStack, startFixtureStack } from './fixture/fixture-stack.ts';

let stack: FixtureStack;
beforeAll(async () => {
  stack = await startFixtureStack();
});
afterAll(() => stack.stop());

const entry = (sk: string, kind = 'ENTRY', fails = 0) => ({ pk: 'M1', sk, kind, fails: { N: String(fails) } });

/** What the consumers wrote under a partition key: sort key → number of tries or receives. */
async function projected(pk: string): Promise<Record<string, string>> {
  const { Items } = await dynamodbCall(stack.dynamodbUrl)('DynamoDB.Query', {
    TableName: 'Data-LedgerB7379752',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
  });
  const items = Items as unknown as { sk: { S: string }; tries?: { N: string }; receives?: { N: string } }[];
  return Object.fromEntries(items.map(({ sk, tries, receives }) => [sk.S, (tries ?? receives)?.N ?? '']));
}

describe('a stream', () => {
  it('delivers what passes the filter, and a failed record is tried again with all behind it', async () => {
    await stack.probe({ do: 'put', items: [entry('a'), entry('b', 'POISON', 1), entry('c'), entry('d', 'OTHER')] });
    await stack.settled();
    expect(await projected('DONE')).toEqual({ a: '1', b: '2', c: '1' });
    expect(stack.queueMessages('AbandonedRecords')).toEqual([]);
  });

  it('splits a batch that throws until the bad record is alone, gives that up and tells the failure queue', async () => {
    await stack.reset();
    await stack.probe({ do: 'put', items: [entry('e'), entry('throw-1', 'ENTRY', 99), entry('f')] });
    await stack.settled();
    expect(Object.keys(await projected('DONE'))).toEqual(['e', 'f']);
    const [abandoned, ...others] = stack.queueMessages('AbandonedRecords').map(({ body }) => JSON.parse(body));
    expect(others).toEqual([]);
    expect(abandoned).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  });

  it('says who deleted an item that expired on the local clock', async () => {
    await stack.reset();
    const ttl = { N: String(Math.floor(stack.now().getTime() / 1000) + 60) };
    await stack.probe({ do: 'put', items: [{ pk: 'M1', sk: 'held', kind: 'HOLD', ttl }, entry('kept')] });
    await stack.sweepExpired();
    expect(Object.keys(await projected('M1'))).toEqual(['held', 'kept']);
    stack.setClock(new Date(stack.now().getTime() + 120_000).toISOString());
    await stack.sweepExpired();
    expect(Object.keys(await projected('M1'))).toEqual(['kept']);
    stack.setClock(null);
  });
});

describe('a queue', () => {
  it('delivers again only the messages that failed, and moves them to the dead letters after two receives', async () => {
    await stack.reset();
    await stack.probe({ do: 'send', bodies: ['o1', 'bad', 'o2'] });
    await stack.settled();
    expect(await projected('ORDER')).toEqual({ o1: '1', o2: '1' });
    expect(stack.queueMessages('DeadLetters').map(({ body }) => body)).toEqual(['bad']);
    expect(stack.queueMessages('Orders')).toEqual([]);
  });
});
