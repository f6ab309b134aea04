import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connectTable } from '@quaylai/functions/cloud/dynamo-table';
import { lambdaNode } from '../lambda-node.ts';
import { openBareStack } from '../shop/bare-stack.ts';
import { openCrowdShop, signedSales } from './crowd-shop.ts';
import { freshEngine } from './fresh-engine.ts';
import { benchKeys, functionEnvironment } from './function-environment.ts';

/** One request as the load is played. */
export interface Prepared {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Something that answers, on an engine of its own. */
export interface Front {
  readonly url: string;
  /** What stands in an answer that did what was asked. */
  readonly wanted: string;
  prepare(count: number): readonly Prepared[];
  stop(): Promise<void>;
}

const crowdSize = 64;

/** The engine alone: one transaction of two items a request, as small as a posting can be. */
export async function rawEngine(): Promise<Front> {
  const { endpoint, name, stop } = await freshEngine();
  let made = 0;
  const transaction = () => {
    made += 1;
    const pk = { S: `raw#${made % crowdSize}` };
    const put = {
      TableName: name,
      Item: { pk, sk: { S: `E#${made}` } },
      ConditionExpression: 'attribute_not_exists(pk)',
    };
    const update = {
      TableName: name,
      Key: { pk, sk: { S: 'HEAD' } },
      UpdateExpression: 'ADD points :p',
      ExpressionAttributeValues: { ':p': { N: '35' } },
    };
    return JSON.stringify({ TransactItems: [{ Put: put }, { Update: update }] });
  };
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.TransactWriteItems',
    'x-amz-date': '20261122T000000Z',
    // The engine wants one and does not check it.
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20261122/ap-southeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  };
  return {
    url: endpoint,
    wanted: '{',
    prepare: (count) => Array.from({ length: count }, () => ({ path: '/', headers, body: transaction() })),
    stop,
  };
}

/** One process of Lambda's Node that serves the function of the tills over HTTP, and nothing between. */
export async function bareWrapper(bundle: string, secretsUrl: string): Promise<Front> {
  const engine = await freshEngine();
  const shop = await openCrowdShop(engine.table, benchKeys, crowdSize);
  const server = new URL('./bare-server.cjs', import.meta.url).pathname;
  const child = spawn(lambdaNode(), [server, bundle], {
    env: functionEnvironment(engine, secretsUrl) as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    url: `http://127.0.0.1:${await portOf(child)}`,
    wanted: 'POSTED',
    prepare: (count) => sales(signedSales(shop, count)),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await engine.stop();
    },
  };
}

/** The synthesised template on this machine: gateway, function processes one invocation at a time, permissions. */
export async function localGateway(): Promise<Front> {
  const { stack, keys, table } = await openBareStack(null);
  const shop = await openCrowdShop(connectTable(table), keys, crowdSize);
  return {
    url: stack.apiUrl,
    wanted: 'POSTED',
    prepare: (count) => sales(signedSales(shop, count)),
    stop: stack.stop,
  };
}

const sales = (signed: ReturnType<typeof signedSales>): readonly Prepared[] =>
  signed.map(({ headers, body }) => ({
    path: '/v1/orders',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  }));

/** What the server prints first; what it logs later is read and dropped, or it would wait for a reader. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((found, failed) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const port = /listening on (\d+)/.exec(chunk.toString())?.[1];
      if (port !== undefined) found(Number(port));
    });
    child.once('exit', () => failed(new Error('the server did not start')));
  });
}
