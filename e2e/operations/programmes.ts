import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { expect, test, vi } from 'vitest';
import { migrateCommand } from '../../scripts/operator/migrate-command.ts';
import { programmeCommand } from '../../scripts/operator/programme-commands.ts';
import { staffCommand } from '../../scripts/operator/staff-commands.ts';
import { cashier, owner } from '../../scripts/shop/demo-people.ts';
import { join, signIn } from '../../scripts/shop/demo-shop.ts';
import { canary, type Ground } from './ground.ts';

/** What an operator does with programmes and their people. */
export function programmeCommands(ground: () => Ground): void {
  test('list what there is, and open another programme', async () => {
    const { told } = ground();
    expect((await told(programmeCommand, 'list')).text).toMatch(/^demo\topen\t/);
    vi.stubEnv('ZALO_APP_SECRET', 'another-secret');
    const made = await told(
      programmeCommand,
      'create --id pho --name Phở --mini-app 555 --zalo-app 77 --owner-zalo-id 7001 --owner-name Thu',
    );
    expect(made).toMatchObject({ code: 0, text: expect.stringContaining('pho is open') });
    expect((await told(programmeCommand, 'list')).text.split('\n')).toHaveLength(2);
  });

  test('say what is wrong with a command, and do nothing', async () => {
    const { told } = ground();
    expect((await told(programmeCommand, 'create --name Phở')).text).toBe('--id is missing.');
    expect((await told(programmeCommand, 'delete --id demo')).text).toContain('Say what to do');
    expect((await told(programmeCommand, 'list --verbose')).code).toBe(1);
    expect((await told(staffCommand, 'invite --programme demo --role boss')).text).toContain('"boss" is no role');
    expect((await told(programmeCommand, 'suspend --id nobody --yes')).text).toContain('NOT_FOUND');
  });

  test('export a programme whole, with what is sealed still sealed', async () => {
    const { shop, folder, told } = ground();
    await join(shop.world, canary);
    const done = await told(programmeCommand, `export --id demo --to ${folder}`);
    expect(done.code).toBe(0);
    const items = readFileSync(joinPath(folder, 'items.jsonl'), 'utf8');
    const { items: count } = JSON.parse(readFileSync(joinPath(folder, 'manifest.json'), 'utf8'));
    expect(items.trimEnd().split('\n')).toHaveLength(count);
    for (const secret of [canary.name, canary.phone, shop.zaloAppSecret]) expect(items).not.toContain(secret);
  });

  test('invite somebody, whom the owner still has to confirm', async () => {
    const { shop, demo, told } = ground();
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

  test('make anew what members are found by, and the days only when somebody says so', async () => {
    const { shop, told } = ground();
    await shop.stack.settled();
    expect((await told(programmeCommand, 'reindex --id demo')).text).toMatch(/^\d+ accounts and \d+ people/);
    expect((await told(programmeCommand, 'reindex --id demo --days', 'no')).text).toBe('Nothing was done.');
    expect((await told(programmeCommand, 'reindex --id demo --days', 'demo')).text).toContain(' 0 of them corrected');
  });

  test('migrate what is stored, which finds nothing to do in a new shop', async () => {
    const { told } = ground();
    expect((await told(migrateCommand, 'nothing')).text).toContain('reward-terms');
    expect((await told(migrateCommand, 'reward-terms', 'reward-terms')).text).toContain(' 0 rewritten');
  });

  test('suspend a programme and open it again', async () => {
    const { shop, told } = ground();
    expect((await told(programmeCommand, 'suspend --id demo', 'demo')).text).toContain('demo is suspended');
    await expect(signIn(shop.world, cashier)).rejects.toThrow('NOT_FOUND');
    expect((await told(programmeCommand, 'list')).text).toMatch(/^demo\tsuspended/m);
    await told(programmeCommand, 'resume --id demo');
    await expect(signIn(shop.world, cashier)).resolves.toBeDefined();
  });
}
