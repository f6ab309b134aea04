import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { connectTable } from '../../src/cloud/dynamo-table.ts';
import { LostAnswer } from '../../src/cloud/exchange.ts';
import { openService, twice } from '../../src/cloud/json-service.ts';

const account = async () => ({
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 'session' },
});
const key = { pk: 'p', sk: 's' };
const conflict = { __type: 'com.amazonaws.dynamodb.v20120810#TransactionConflictException', message: 'later' };

let close: (() => void) | null = null;
afterEach(() => close?.());

type Reply = (response: ServerResponse) => void;
const answers =
  (status: number, body: object | string): Reply =>
  (response) => {
    response.writeHead(status);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const drops: Reply = (response) => void response.destroy();

/** A service that answers each request in its turn, and what it was asked. */
async function service(...replies: readonly Reply[]) {
  const asked: { headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    asked.push({ headers: request.headers, body });
    replies[asked.length - 1]?.(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return { asked, endpoint, table: connectTable({ name: 'table', endpoint, account }) };
}

test('a request is signed for the service that it is for, session and all', async () => {
  const { asked, endpoint } = await service(answers(200, { SecretString: 'x' }));
  const contentType = 'application/x-amz-json-1.1';
  const ask = openService({ service: 'secretsmanager', contentType, target: 'secretsmanager', endpoint, account });
  expect(await ask('GetSecretValue', { SecretId: 'one' })).toEqual({ SecretString: 'x' });
  const [{ headers, body } = { headers: {}, body: '' }] = asked;
  expect([headers['x-amz-target'], headers['content-type'], headers['x-amz-security-token'], body]).toEqual([
    'secretsmanager.GetSecretValue',
    contentType,
    'session',
    '{"SecretId":"one"}',
  ]);
  expect(headers.authorization).toMatch(/Credential=AKIA\/\d{8}\/ap-southeast-1\/secretsmanager\/aws4_request/);
});

test('Q4 · a transaction whose answer was lost is sent once more under the same token, and then given up', async () => {
  const written = await service(drops, answers(200, {}));
  expect(await written.table.transact([{ put: { ...key, n: 1 } }])).toEqual({ kind: 'DONE', after: null });
  const [first, second] = written.asked;
  expect(first?.body).toMatch(/"ClientRequestToken":"[0-9a-f-]{36}"/);
  expect(second?.body).toBe(first?.body);
  close?.();
  const silent = await service(drops, drops, drops);
  expect(await silent.table.transact([{ put: key }])).toEqual({ kind: 'CONTENDED' });
  expect(silent.asked).toHaveLength(2);
});

test('I9 · a process that slept between two tries makes no second one: others have given up on it', async () => {
  const minuteMs = 60_000;
  const triedAfter = async (sleptMs: number) => {
    let [now, tries] = [0, 0];
    const attempt = () => {
      tries += 1;
      return Promise.reject(new LostAnswer('the connection broke'));
    };
    const pause = async () => {
      now += sleptMs;
    };
    await expect(twice(attempt, pause, () => now)).rejects.toThrow('the connection broke');
    return tries;
  };
  expect([await triedAfter(100), await triedAfter(11 * minuteMs), await triedAfter(-11 * minuteMs)]).toEqual([2, 1, 1]);
});

test('two transactions never share a token', async () => {
  const { asked, table } = await service(answers(200, {}), answers(200, {}));
  await table.transact([{ put: key }]);
  await table.transact([{ put: key }]);
  expect(asked[0]?.body).not.toBe(asked[1]?.body);
});

const throttle = { __type: 'x#ProvisionedThroughputExceededException', message: 'slowly' };

test.each([
  ['a server’s fault', answers(500, { __type: 'x#InternalServerError' })],
  ['a fault without a word', answers(503, '<html>')],
  ['a throttle', answers(400, throttle)],
])('%s is tried once more', async (_, fault) => {
  const { asked, table } = await service(fault, answers(200, { Item: { pk: { S: 'p' }, sk: { S: 's' } } }));
  expect(await table.get(key)).toEqual(key);
  expect(asked).toHaveLength(2);
});

test('a conflict is the ledger’s to wait for: it is not tried again here', async () => {
  const { asked, table } = await service(answers(400, conflict));
  expect(await table.write({ put: key })).toEqual({ kind: 'CONTENDED' });
  expect(asked).toHaveLength(1);
});

test('what is refused for good is thrown under its own name', async () => {
  const denied = { __type: 'com.amazon.coral.service#AccessDeniedException', Message: 'not you' };
  const { asked, table } = await service(answers(400, denied), answers(400, denied));
  await expect(table.get(key)).rejects.toMatchObject({ name: 'AccessDeniedException', message: 'not you' });
  await expect(table.transact([{ put: key }])).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect(asked).toHaveLength(2);
});

test('an answer cut short is no answer', async () => {
  const cut: Reply = (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"Item":');
    setTimeout(() => response.destroy(), 5);
  };
  const { table } = await service(cut, cut);
  await expect(table.get(key)).rejects.toMatchObject({ name: 'TimeoutError' });
});
