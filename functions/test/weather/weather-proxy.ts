import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { CallKind, Forecast } from './forecast.ts';
import { refusalOf } from './refusals.ts';

/** The operations that production code asks for; everything else passes untouched. */
const kinds: Readonly<Record<string, CallKind>> = {
  GetItem: 'get',
  BatchGetItem: 'batchGet',
  Query: 'query',
  PutItem: 'write',
  UpdateItem: 'write',
  DeleteItem: 'write',
  TransactWriteItems: 'transact',
};

export interface WeatherProxy {
  /** What DYNAMODB_ENDPOINT becomes. */
  readonly endpoint: string;
  close(): Promise<void>;
}

const slowMs = 40;

/**
 * A DynamoDB endpoint with bad weather before it: speaks its protocol, so that the SDK's own retries, tokens and
 * timeouts are part of what is tested.
 */
export async function startWeatherProxy(engine: string, forecast: Forecast): Promise<WeatherProxy> {
  const server = createServer((request, response) => {
    serve(engine, forecast, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function serve(engine: string, forecast: Forecast, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const operation = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
  const kind = kinds[operation];
  const parsed = kind === undefined ? null : JSON.parse(body.toString());
  const fault = kind === undefined ? null : forecast.next(kind, partitionsOf(parsed));

  const items = parsed?.TransactItems?.length ?? 0;
  const refusal = fault === null || kind === undefined ? null : refusalOf(fault, kind, items);
  if (refusal !== null) {
    response.writeHead(refusal.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(refusal.reply));
    return;
  }
  if (fault === 'RESET_BEFORE') {
    response.destroy();
    return;
  }
  if (fault === 'SLOW') await new Promise((done) => setTimeout(done, slowMs));
  const left = fault === 'PARTIAL' ? holdBack(parsed) : null;
  const answer = await forward(engine, request, left === null ? body : Buffer.from(JSON.stringify(parsed)));
  if (fault === 'ANSWER_LOST') {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
  if (left === null) response.end(answer.body);
  else response.end(JSON.stringify({ ...JSON.parse(answer.body.toString()), UnprocessedKeys: left }));
}

async function forward(engine: string, { headers }: IncomingMessage, body: Buffer) {
  const passed = ['x-amz-target', 'authorization', 'x-amz-date', 'content-type', 'x-amz-content-sha256'];
  const answer = await fetch(engine, {
    method: 'POST',
    headers: Object.fromEntries(passed.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []))),
    body: new Uint8Array(body),
  });
  return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
}

type Attribute = { readonly S?: string };
interface Asked {
  readonly Key?: { readonly pk?: Attribute };
  readonly Item?: { readonly pk?: Attribute };
  readonly ExpressionAttributeValues?: { readonly ':pk'?: Attribute };
  readonly RequestItems?: Record<string, { Keys: { readonly pk?: Attribute }[] }>;
  readonly TransactItems?: readonly Readonly<Record<string, Asked>>[];
}

function partitionsOf(asked: Asked): readonly string[] {
  const own = [asked.Key?.pk, asked.Item?.pk, asked.ExpressionAttributeValues?.[':pk']];
  const batched = Object.values(asked.RequestItems ?? {}).flatMap(({ Keys: keys }) => keys.map(({ pk }) => pk));
  const within = (asked.TransactItems ?? []).flatMap((item) => Object.values(item).flatMap(partitionsOf));
  return [...[...own, ...batched].flatMap((pk) => pk?.S ?? []), ...within];
}

/** Takes the second half of the keys out of a batch read; answers them as DynamoDB would. */
function holdBack(asked: Asked): Asked['RequestItems'] | null {
  const [table] = Object.entries(asked.RequestItems ?? {});
  if (table === undefined) return null;
  const [name, wanted] = table;
  const left = wanted.Keys.splice(Math.ceil(wanted.Keys.length / 2));
  return left.length === 0 ? null : { [name]: { ...wanted, Keys: left } };
}
