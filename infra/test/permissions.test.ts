import { createServer } from 'node:http';
import { type FunctionName, functionNames } from '@quaylai/shared/api/table-access';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCloudAssembly } from '../local/cloud-assembly.ts';
import { createResolver } from '../local/intrinsics.ts';
import { listen } from '../local/loopback-server.ts';
import { startPermissionGuard } from '../local/permission-guard.ts';
import type { NamedResource } from '../local/resource-names.ts';
import { isAllowed, readRolePolicies, type Statement } from '../local/role-policies.ts';
import { type Synthesised, synthesisedOffline } from './synthesised.ts';

let prod: Synthesised;
let policies: Map<string, readonly Statement[]>;
let table: NamedResource;
beforeAll(() => {
  prod = synthesisedOffline('prod');
  const stacks = readCloudAssembly(prod.outFolder);
  const resolver = createResolver(stacks, (name) => name);
  policies = new Map(
    [...readRolePolicies(stacks, resolver)].map(([name, statements]) => [entryOf(name), statements] as const),
  );
  const [data] = stacks;
  if (data === undefined) throw new Error('no stack');
  const id = Object.keys(data.template.Resources).find((one) => /^Table/.test(one)) ?? '';
  table = resolver.named(data, id);
}, 200_000);

const entryOf = (name: string) => functionNames.find((one) => name.includes(`-${one}Function`)) ?? name;
const may = (who: FunctionName, action: string, ...leadingKeys: string[]) =>
  isAllowed(policies.get(who) ?? [], { action: `dynamodb:${action}`, resource: table.arn, leadingKeys });

describe('least privilege', () => {
  test('only the owner’s console writes rules, rewards, staff and how tills prove themselves', () => {
    for (const kind of ['RULES', 'CFG', 'STAFF', 'POS']) {
      const able = functionNames.filter((name) => may(name, 'PutItem', `coffee#${kind}#`));
      expect(able, kind).toEqual(['admin']);
    }
  });

  test('only tills and the owner’s console read how tills prove themselves', () => {
    expect(functionNames.filter((name) => may(name, 'Query', 'coffee#POS#'))).toEqual(['admin', 'webhooks']);
  });

  test('what was taken in is worked on without a way to rules, rewards, staff, orders or tills', () => {
    for (const kind of ['CFG', 'STAFF', 'STOCK', 'POS', 'O', 'DAY', 'MEMBERS'])
      expect(may('inbox', 'Query', `coffee#${kind}#`), kind).toBe(false);
  });

  test('nobody can delete anything of a member, the owner’s console neither', () => {
    expect(functionNames.filter((name) => may(name, 'DeleteItem', 'coffee#M#m1'))).toEqual([]);
    expect(may('admin', 'PutItem', 'coffee#M#m1')).toBe(true);
  });

  test('one foreign key spoils a whole batch', () => {
    expect(may('customer', 'BatchGetItem', 'coffee#M#m1', 'coffee#RULES#')).toBe(true);
    expect(may('customer', 'BatchGetItem', 'coffee#M#m1', 'coffee#POS#')).toBe(false);
  });

  test('nobody scans, writes in batches, or touches another table', () => {
    for (const name of functionNames) {
      expect(may(name, 'Scan')).toBe(false);
      expect(may(name, 'GetItem')).toBe(false);
      expect(may(name, 'BatchWriteItem', 'coffee#M#m1')).toBe(false);
      const want = { action: 'dynamodb:GetItem', resource: `${table.arn}-other`, leadingKeys: ['coffee#CFG#'] };
      expect(isAllowed(policies.get(name) ?? [], want)).toBe(false);
    }
  });
});

describe('the guard before the engine on this machine', () => {
  const seen: string[] = [];
  const engine = createServer((incoming, reply) => {
    seen.push(incoming.headers.authorization ?? '');
    incoming.resume().on('end', () => reply.end('{}'));
  });
  afterAll(() => engine.close());

  test('lets through what a role allows and answers AccessDenied to the rest', async () => {
    const refused: string[] = [];
    const guard = await startPermissionGuard({
      engineUrl: `http://127.0.0.1:${await listen(engine, 0)}`,
      policies,
      tables: [table],
      onRefused: (text) => refused.push(text),
    });
    const put = (who: string, pk: string) =>
      fetch(guard.url, {
        method: 'POST',
        headers: {
          'x-amz-target': 'DynamoDB_20120810.TransactWriteItems',
          authorization: `AWS4-HMAC-SHA256 Credential=${who}/20261121/ap-southeast-1/dynamodb/aws4_request`,
        },
        body: JSON.stringify({ TransactItems: [{ Put: { TableName: table.name, Item: { pk: { S: pk } } } }] }),
      });

    expect((await put('admin', 'coffee#RULES#')).status).toBe(200);
    const denied = await put('staff', 'coffee#RULES#');
    expect(denied.status).toBe(400);
    expect(await denied.json()).toMatchObject({ __type: expect.stringContaining('AccessDeniedException') });
    expect(refused).toEqual(['staff is not authorized to perform: dynamodb:PutItem on coffee#RULES#']);
    expect(seen).toEqual([expect.stringContaining('Credential=local/')]);
    guard.close();
  });
});
