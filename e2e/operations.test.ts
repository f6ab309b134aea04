import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { Writable } from 'node:stream';
import { scanTable } from '@quaylai/functions/cloud/dynamo-scan';
import { connectTable } from '@quaylai/functions/cloud/dynamo-table';
import { auditTable } from '@quaylai/functions/operator/audit-table';
import { openRuleShelf } from '@quaylai/functions/records/rule-shelf';
import { signLikeZalo } from '@quaylai/functions/zalo/event-signature';
import { type KnownRouteKey, routes } from '@quaylai/shared/api/routes';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGrounds } from '../functions/test/security/grounds.ts';
import { httpService } from '../functions/test/security/http-service.ts';
import { matrix, type Stand } from '../functions/test/security/matrix-cases.ts';
import { restoreDrill } from '../scripts/drill/restore.ts';
import { freshSynthesis } from '../scripts/fresh.ts';
import { migrateCommand } from '../scripts/operator/migrate-command.ts';
import { programmeCommand } from '../scripts/operator/programme-commands.ts';
import { secretsCommand } from '../scripts/operator/secret-commands.ts';
import { smokeTest } from '../scripts/operator/smoke.ts';
import { staffCommand } from '../scripts/operator/staff-commands.ts';
import { localTarget } from '../scripts/operator/target.ts';
import { runCommand } from '../scripts/operator/terminal.ts';
import { pushOrder } from '../scripts/shop/api.ts';
import { cashier, type DemoPerson, manager, owner } from '../scripts/shop/demo-people.ts';
import { type DemoShop, join, openDemoShop, signIn } from '../scripts/shop/demo-shop.ts';
import { createDemoProgramme, demoZalo, type LocalShop, startLocalShop } from '../scripts/shop/local-shop.ts';

const canary: DemoPerson = { userId: '8099', name: 'Nguyễn Canari Thị Bí Mật', phone: '0987654321' };
const leaver: DemoPerson = { userId: '8098', name: 'Lê Thị Rời Đi', phone: '0987654322' };
const minuteMs = 60_000;
const folder = mkdtempSync(joinPath(tmpdir(), 'operations-'));

let shop: LocalShop;
let demo: DemoShop;
let printed = '';
/** The one till's, once it was rotated. */
let tillSecret = '';

beforeAll(async () => {
  await freshSynthesis();
  const log = new Writable({
    write: (chunk, _encoding, done) => {
      printed += String(chunk);
      done();
    },
  });
  shop = await startLocalShop({ cdkOut: 'cdk.out', apiPort: 0, dataFolder: null, origins: [], log });
  await createDemoProgramme(shop, owner);
  demo = await openDemoShop(shop.world);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await shop.stop();
});

type Command = typeof programmeCommand;

/** What a command says at a terminal where `answer` is typed to every question. */
async function told(command: Command, line: string, answer: string | null = null) {
  const lines: string[] = [];
  const terminal = { say: (text: string) => void lines.push(text), ask: async () => answer };
  const code = await runCommand(terminal, () => command(line.split(' '), terminal, () => localTarget(shop.operator)));
  return { code, text: lines.join('\n') };
}

const order = (id: string) => ({
  kind: 'ORDER' as const,
  source_id: id,
  code: id,
  revision: 1,
  business_time: new Date(shop.world.nowMs()).toISOString(),
  branch_ref: demo.branchIds[0] ?? null,
  status: 'COMPLETED' as const,
  paid: true,
  customer: { phone: canary.phone },
  lines: [{ line_id: '1', sku: 'HOA-DON', qty: 1, unit_price: 50_000 }],
  total: 50_000,
});

describe('after a deployment', () => {
  test('the smoke test passes here, and says what fails where nobody answers', async () => {
    const checks = await smokeTest(shop.stack.apiUrl);
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    const dead = await smokeTest('http://127.0.0.1:9');
    expect(dead.every(({ passed }) => !passed)).toBe(true);
  });
});

describe('the operator’s commands', () => {
  test('list what there is, and open another programme', async () => {
    expect((await told(programmeCommand, 'list')).text).toMatch(/^demo\topen\t/);
    process.env['ZALO_APP_SECRET'] = 'another-secret';
    const made = await told(
      programmeCommand,
      'create --id pho --name Phở --mini-app 555 --zalo-app 77 --owner-zalo-id 7001 --owner-name Thu',
    );
    expect(made).toMatchObject({ code: 0, text: expect.stringContaining('pho is open') });
    expect((await told(programmeCommand, 'list')).text.split('\n')).toHaveLength(2);
  });

  test('say what is wrong with a command, and do nothing', async () => {
    expect((await told(programmeCommand, 'create --name Phở')).text).toBe('--id is missing.');
    expect((await told(programmeCommand, 'delete --id demo')).text).toContain('Say what to do');
    expect((await told(programmeCommand, 'list --verbose')).code).toBe(1);
    expect((await told(staffCommand, 'invite --programme demo --role boss')).text).toContain('"boss" is no role');
    expect((await told(programmeCommand, 'suspend --id nobody --yes')).text).toContain('NOT_FOUND');
  });

  test('export a programme whole, with what is sealed still sealed', async () => {
    await join(shop.world, canary);
    const done = await told(programmeCommand, `export --id demo --to ${folder}`);
    expect(done.code).toBe(0);
    const items = readFileSync(joinPath(folder, 'items.jsonl'), 'utf8');
    const { items: count } = JSON.parse(readFileSync(joinPath(folder, 'manifest.json'), 'utf8'));
    expect(items.trimEnd().split('\n')).toHaveLength(count);
    for (const secret of [canary.name, canary.phone, shop.zaloAppSecret]) expect(items).not.toContain(secret);
  });

  test('invite somebody, whom the owner still has to confirm', async () => {
    const [branch] = demo.branchIds;
    const { text } = await told(
      staffCommand,
      `invite --programme demo --role cashier --branch ${branch} --label Ca-tối`,
    );
    const link = text.split('\n').at(-1) ?? '';
    const invited = await signIn(shop.world, canary);
    await invited.call('POST /v1/me/staff-invitations', { body: { content: link, name: canary.name } });
    const { reply } = await (await signIn(shop.world, owner)).call('GET /v1/admin/staff/invitations', { query: {} });
    expect(reply.items.map(({ label, state }) => [label, state])).toContainEqual(['Ca-tối', 'ACCEPTED']);
  });

  test('TH11 · rotate a till’s secret: both work until the older is dropped', async () => {
    const { integrationId, secret: older } = demo.integration;
    const named = `rotate --programme demo --integration ${integrationId}`;
    const newer = (await told(secretsCommand, named)).text.split('\n')[1] ?? '';
    tillSecret = newer;
    const push = (secret: string, id: string) =>
      pushOrder(shop.world.apiUrl, { integrationId, secret }, order(id), shop.world.nowMs());
    await expect(push(older, 'r-1')).resolves.toBeDefined();
    await expect(push(newer, 'r-2')).resolves.toBeDefined();
    expect((await told(secretsCommand, `${named} --drop-old`)).text).toContain('add --yes');
    expect((await told(secretsCommand, `${named} --drop-old`, 'no')).text).toBe('Nothing was done.');
    await told(secretsCommand, `${named} --drop-old`, integrationId);
    // A process remembers a till that proved itself for ten seconds (ADR 0085).
    shop.stack.setClock(new Date(shop.world.nowMs() + 11_000).toISOString());
    await expect(push(older, 'r-3')).rejects.toThrow('BAD_SIGNATURE');
    await expect(push(newer, 'r-3')).resolves.toBeDefined();
  });

  test('TH5 · rotate the session keys: nobody is signed out', async () => {
    const before = await signIn(shop.world, owner);
    const rotated = await told((...args) => secretsCommand(...args, shop.world.nowMs), 'rotate --keys', 'local');
    expect(rotated.text).toContain('signs from');
    // Past the moment from which the new key signs, and past any process's memory of the secret.
    shop.stack.setClock(new Date(shop.world.nowMs() + 16 * minuteMs).toISOString());
    await expect(before.call('GET /v1/admin/rules', {})).resolves.toMatchObject({ status: 200 });
    const after = await signIn(shop.world, owner);
    await expect(after.call('GET /v1/admin/rules', {})).resolves.toMatchObject({ status: 200 });
  });

  test('TH17 · replace the data key under trade: nobody is signed out or refused, and the older one ends', async () => {
    const rotate = (line: string, answer: string | null = null) =>
      told((...args) => secretsCommand(...args, shop.world.nowMs), `rotate-root ${line}`.trim(), answer);
    const later = (minutes: number) =>
      shop.stack.setClock(new Date(shop.world.nowMs() + minutes * minuteMs).toISOString());
    const nameOfCanary = async () =>
      (await (await signIn(shop.world, canary)).call('GET /v1/me/profile', {})).reply.name;
    expect((await rotate('--reseal')).text).toContain('No key is being replaced');
    expect((await rotate('', 'no')).text).toBe('Nothing was done.');
    expect((await rotate('', 'local')).text).toContain('The new key seals from');
    expect((await rotate('', 'local')).text).toContain('on its way already');
    expect((await rotate('--reseal')).text).toContain('Too early');
    later(16);
    expect(await nameOfCanary()).toBe(canary.name);
    const push = (id: string) =>
      pushOrder(shop.world.apiUrl, { ...demo.integration, secret: tillSecret }, order(id), shop.world.nowMs());
    const [resealed] = await Promise.all([rotate('--reseal'), push('root-1'), nameOfCanary()]);
    expect(resealed.text).toMatch(/[1-9]\d* MEMBER_KEY, .*; [1-9]\d* of them were under the older key/);
    expect((await rotate('--reseal')).text).toContain('; 0 of them');
    expect((await rotate('--drop-old', 'local')).text).toContain('Too early');
    later(46);
    expect((await rotate('--drop-old', 'no')).text).toBe('Nothing was done.');
    expect((await rotate('--drop-old', 'local')).text).toContain('Keep the former copy until');
    later(6);
    await expect(push('root-2')).resolves.toBeDefined();
    expect(await nameOfCanary()).toBe(canary.name);
  });

  test('TH11, A04 · give Zalo’s key, and who leaves in Zalo’s menu is erased behind the queue', async () => {
    process.env['ZALO_API_KEY'] = 'open-api-key-1';
    expect((await told(secretsCommand, 'zalo-key --programme demo')).text).toContain('believed from now on');
    await join(shop.world, leaver);
    const event = { event: 'user.revoke.consent', userId: leaver.userId, timestamp: shop.world.nowMs() };
    const tell = (signature: string) =>
      fetch(`${shop.stack.apiUrl}/v1/zalo/${demoZalo.miniAppId}/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-zevent-signature': signature },
        body: JSON.stringify(event),
      });
    expect((await tell(signLikeZalo(event, 'another key'))).status).toBe(401);
    expect((await tell(signLikeZalo(event, 'open-api-key-1'))).status).toBe(200);
    await shop.stack.settled();
    expect(shop.stack.queueMessages('InboxFailures')).toEqual([]);
    const home = (await signIn(shop.world, leaver)).call('GET /v1/me', {});
    await expect(home).rejects.toThrow('NOT_A_MEMBER');
    expect((await told(secretsCommand, 'zalo-key --programme demo --drop-old', 'no')).text).toBe('Nothing was done.');
  });

  test('make anew what members are found by, and the days only when somebody says so', async () => {
    await shop.stack.settled();
    expect((await told(programmeCommand, 'reindex --id demo')).text).toMatch(/^\d+ accounts and \d+ people/);
    expect((await told(programmeCommand, 'reindex --id demo --days', 'no')).text).toBe('Nothing was done.');
    expect((await told(programmeCommand, 'reindex --id demo --days', 'demo')).text).toContain(' 0 of them corrected');
  });

  test('migrate what is stored, which finds nothing to do in a new shop', async () => {
    expect((await told(migrateCommand, 'nothing')).text).toContain('reward-terms');
    expect((await told(migrateCommand, 'reward-terms', 'reward-terms')).text).toContain(' 0 rewritten');
  });

  test('suspend a programme and open it again', async () => {
    expect((await told(programmeCommand, 'suspend --id demo', 'demo')).text).toContain('demo is suspended');
    await expect(signIn(shop.world, cashier)).rejects.toThrow('NOT_FOUND');
    expect((await told(programmeCommand, 'list')).text).toMatch(/^demo\tsuspended/m);
    await told(programmeCommand, 'resume --id demo');
    await expect(signIn(shop.world, cashier)).resolves.toBeDefined();
  });
});

describe('the matrix over HTTP', () => {
  let stand: Stand;
  beforeAll(async () => {
    const target = localTarget(shop.operator);
    const registry = await target.registry(shop.world.nowMs);
    const setClock = () => {
      throw new Error('the stack has its own clock');
    };
    const world = {
      ...registry,
      randomBytes: (count: number) => new Uint8Array(registry.randomBytes(count)),
      deadline: instant(Number.MAX_SAFE_INTEGER),
      rules: openRuleShelf(registry.table),
      setClock,
    };
    const service = httpService(world, shop.stack.apiUrl);
    const grounds = () => openGrounds(world, service);
    stand = { world, service, mine: await grounds(), foreign: await grounds() };
  });
  matrix(() => stand);
});

describe('a table that was lost', () => {
  test('comes back to the byte, and every chain, balance, guard and total of it is proven', async () => {
    await shop.stack.settled();
    const { tableName: name, dynamodbUrl: endpoint } = shop.operator;
    const drill = await restoreDrill({ name, endpoint }, joinPath(folder, 'table.jsonl'), async () => {
      await shop.stack.createTableLike(name, 'restored');
      return { name: 'restored', endpoint };
    });
    expect(drill).toMatchObject({ isWhole: true, audit: { strayGuards: 0, faults: [], daysCorrected: 0 } });
    expect(drill.audit.entries).toBeGreaterThan(2);
    console.log(`restored ${drill.items} items in ${drill.exportMs + drill.importMs + drill.verifyMs} ms`);

    // And the proof proves something: one changed entry is found.
    const restored = { name: 'restored', endpoint };
    for await (const item of scanTable(restored)) {
      if (!item.sk.startsWith('E#')) continue;
      await connectTable(restored).write({ put: { ...item, a: 999_999 } });
      break;
    }
    expect((await auditTable(connectTable(restored), () => scanTable(restored))).faults).toHaveLength(1);
  });
});

/** A request's line says everything an operator asks by; its `service` is the audience of its route (ADR 0100). */
function expectWhole(line: Readonly<Record<string, unknown>>): void {
  const { audience } = routes[line['route'] as KnownRouteKey];
  expect(line).toMatchObject({
    ...{ service: audience, requestId: expect.any(String), status: expect.any(Number), outcome: expect.any(String) },
    ...{ DurationMs: expect.any(Number), ReadUnits: expect.any(Number), WriteUnits: expect.any(Number) },
  });
  if (line['outcome'] === 'OK' && !routes[line['route'] as KnownRouteKey].roles.some((role) => role === 'anyone'))
    expect(line['programme']).toEqual(expect.any(String));
}

describe('what the functions wrote to their logs in all of this', () => {
  test('TH17 · no name, phone, token, secret or code', async () => {
    const { accessToken, phoneToken } = await shop.world.zaloTokens(canary);
    const { reply } = await shop.world.api.call('POST /v1/session', {
      body: { miniAppId: demoZalo.miniAppId, accessToken },
    });
    const broken = `{"name": "${canary.name}", "phone": "${canary.phone}`;
    const url = `${shop.stack.apiUrl}/v1/me/profile?who=${encodeURIComponent(canary.name)}&phone=${canary.phone}`;
    const headers = { authorization: `Bearer ${reply.token}`, 'user-agent': 'CanariPhone/1' };
    await fetch(url, { method: 'PUT', headers, body: broken });
    await fetch(`${shop.stack.apiUrl}/v1/me/redemptions/${canary.phone}`, { headers });
    await fetch(`${shop.stack.apiUrl}/v1/session`, {
      method: 'POST',
      body: JSON.stringify({ accessToken, phoneToken }),
    });
    for (const job of ['claim-sweep', 'redemption-sweep', 'chain-check', 'picture-sweep']) {
      expect(await shop.stack.runJob(job)).toMatchObject({ kind: 'answer' });
    }
    await shop.stack.settled();

    const secrets = [
      canary.name,
      leaver.name,
      leaver.phone,
      'open-api-key-1',
      'CanariPhone',
      canary.phone,
      canary.phone.replace(/^0/, '84'),
      ...[owner, cashier, manager].flatMap(({ name, phone }) => [name, phone]),
      accessToken,
      phoneToken,
      reply.token,
      shop.zaloAppSecret,
      demo.integration.secret,
      tillSecret,
      JSON.parse(shop.operator.environmentSecret).rootKey,
    ];
    for (const secret of secrets) expect(printed.includes(secret), secret.slice(0, 6)).toBe(false);
    const lines = printed.split('\n').filter((line) => line.includes('"Requests":'));
    expect(lines.length).toBeGreaterThan(500);
    for (const line of lines) expectWhole(JSON.parse(line.slice(line.indexOf('{"'))));
    expect(printed).toContain('"MembersJoined"');
    // Every chain of the day was proven and anchored in the locked bucket.
    expect(printed).toMatch(/"message":"anchored".*"members":[1-9]\d*,"broken":0/);
    expect(printed).toMatch(/"job":"chain-check".*"JobMs"/);
  });
});
