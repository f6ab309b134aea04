import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { ProgrammeId } from '@quaylai/shared/words/ids';
import { type Instant, instant, parseInstant } from '@quaylai/shared/words/vietnam-time';
import { expect } from 'vitest';
import { openDynamo, tableOver } from '../src/cloud/dynamo-table.ts';
import type { EnvironmentKeys } from '../src/cloud/secrets.ts';
import type { Table } from '../src/cloud/table.ts';
import { type Programme, provenProgramme } from '../src/ledger/programme.ts';
import { openRuleShelf } from '../src/records/rule-shelf.ts';
import { askOnce } from './ask-once.ts';

const startMsMax = 10_000;
const pollMs = 20;
const setpriv = '/usr/bin/setpriv';

const engines = new Set<ChildProcess>();
process.once('exit', () => {
  for (const engine of engines) engine.kill();
});

/** What the engine was asked to do, added up since the last look. */
export interface Meter {
  read: number;
  write: number;
  calls: string[];
}

const namedEndpoint = process.env['DYNAMODB_ENDPOINT'];

/** dynoxide counts write units by AWS's rule; another engine may count otherwise (ADR 0009) and proves only the rest. */
export const countsUnits = namedEndpoint === undefined;
export const wcu = (units: number): number => (countsUnits ? units : expect.any(Number));

/** A real DynamoDB engine, or the one that runs already, with one empty table; it is gone when the tests are. */
export async function startEngine(running = namedEndpoint) {
  process.env['AWS_REGION'] ??= 'ap-southeast-1';
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local';
  const endpoint = running ?? (await startDynoxide());
  const name = `test-${randomUUID()}`;
  await createTable(endpoint, name);
  const meter: Meter = { read: 0, write: 0, calls: [] };
  // Another engine may be slower than production waits for; asked again, it refuses a write because of itself (ADR 0110).
  const service = namedEndpoint === undefined ? openDynamo({ endpoint }) : askOnce(endpoint);
  const table = tableOver(service, {
    name,
    meter: ({ operation, read, write }) => {
      meter.read += read;
      meter.write += write;
      meter.calls.push(operation);
    },
  });
  return { endpoint, name, table, meter };
}

/** Everything the rooms take from outside, with a clock that stands until it is moved. */
export function testWorld(table: Table, startsAt = '2026-11-21T09:00:00+07:00') {
  let now = at(startsAt);
  return {
    table,
    clock: () => now,
    setClock: (moment: string | Instant) => {
      now = typeof moment === 'string' ? at(moment) : moment;
    },
    randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
    sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
    deadline: instant(Number.MAX_SAFE_INTEGER),
    rules: openRuleShelf(table),
    keys: {
      dataKeys: [new Uint8Array(32).fill(1)],
      hashKey: new Uint8Array(32).fill(2),
      sessionKey: new Uint8Array(32).fill(3),
      qrKeys: [new Uint8Array(32).fill(4)],
      posterKey: new Uint8Array(32).fill(4),
    } as EnvironmentKeys,
  };
}
export type TestWorld = ReturnType<typeof testWorld>;

/** The same table with something gone wrong in it. */
export function faultyTable(table: Table, faults: Partial<Table>): Table {
  return {
    get: (key) => table.get(key),
    batchGet: (keys) => table.batchGet(keys),
    query: (range) => table.query(range),
    write: (write) => table.write(write),
    transact: (writes) => table.transact(writes),
    ...faults,
  };
}

let programmes = 0;
/** A programme of its own, so that tests share an engine and nothing else. */
export function testProgramme(): Programme {
  programmes += 1;
  return provenProgramme(`shop-${programmes}-${randomBytes(3).toString('hex')}` as ProgrammeId, 'OPERATOR');
}

export function at(text: string): Instant {
  const moment = parseInstant(text);
  if (moment === null) throw new Error(`not a time: ${text}`);
  return moment;
}

async function startDynoxide(): Promise<string> {
  const port = await freePort();
  const binary = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  const command = [binary, 'serve', '--port', String(port)];
  // A test worker may be ended without a word; where the system can tie the engine to it, it is tied.
  const [program = binary, ...args] = existsSync(setpriv)
    ? [setpriv, '--pdeathsig', 'KILL', '--', ...command]
    : command;
  const child = spawn(program, args, { stdio: 'ignore' });
  engines.add(child);
  const endpoint = `http://127.0.0.1:${port}`;
  for (let waitedMs = 0; waitedMs < startMsMax; waitedMs += pollMs) {
    const answer = await fetch(endpoint).catch(() => null);
    if (answer !== null) return endpoint;
    await new Promise((done) => setTimeout(done, pollMs));
  }
  throw new Error('the engine did not start');
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => found(port));
    });
  });
}

/** The keys of our one table. */
export const tableShape: Pick<CreateTableCommandInput, 'BillingMode' | 'AttributeDefinitions' | 'KeySchema'> = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};

async function createTable(endpoint: string, name: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint });
  await client.send(
    new CreateTableCommand({
      TableName: name,
      ...tableShape,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  await client.send(new DescribeTableCommand({ TableName: name }));
  client.destroy();
}
