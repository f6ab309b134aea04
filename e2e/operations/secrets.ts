import { signLikeZalo } from '@quaylai/functions/zalo/event-signature';
import { expect, test, vi } from 'vitest';
import { secretsCommand } from '../../scripts/operator/secret-commands.ts';
import { pushOrder } from '../../scripts/shop/api.ts';
import { owner } from '../../scripts/shop/demo-people.ts';
import { join, signIn } from '../../scripts/shop/demo-shop.ts';
import { demoZalo } from '../../scripts/shop/local-shop.ts';
import { canary, type Ground, leaver, orderOfCanary, zaloKey } from './ground.ts';

const minuteMs = 60_000;

/** Every secret there is, replaced while the shop trades. */
export function secretCommands(ground: () => Ground): void {
  test('TH11 · rotate a till’s secret: both work until the older is dropped', async () => {
    const { shop, demo, told, later } = ground();
    const { integrationId, secret: older } = demo.integration;
    const named = `rotate --programme demo --integration ${integrationId}`;
    const newer = (await told(secretsCommand, named)).text.split('\n')[1] ?? '';
    ground().tillSecret = newer;
    const push = (secret: string, id: string) =>
      pushOrder(shop.world.apiUrl, { integrationId, secret }, orderOfCanary(ground(), id), shop.world.nowMs());
    await expect(push(older, 'r-1')).resolves.toBeDefined();
    await expect(push(newer, 'r-2')).resolves.toBeDefined();
    expect((await told(secretsCommand, `${named} --drop-old`)).text).toContain('add --yes');
    expect((await told(secretsCommand, `${named} --drop-old`, 'no')).text).toBe('Nothing was done.');
    await told(secretsCommand, `${named} --drop-old`, integrationId);
    // A process remembers a till that proved itself for ten seconds (ADR 0085).
    later(11_000);
    await expect(push(older, 'r-3')).rejects.toThrow('BAD_SIGNATURE');
    await expect(push(newer, 'r-3')).resolves.toBeDefined();
  });

  test('TH5 · rotate the session keys: nobody is signed out', async () => {
    const { shop, told, later } = ground();
    const before = await signIn(shop.world, owner);
    const rotated = await told((...args) => secretsCommand(...args, shop.world.nowMs), 'rotate --keys', 'local');
    expect(rotated.text).toContain('signs from');
    // Past the moment from which the new key signs, and past any process's memory of the secret.
    later(16 * minuteMs);
    await expect(before.call('GET /v1/admin/rules', {})).resolves.toMatchObject({ status: 200 });
    const after = await signIn(shop.world, owner);
    await expect(after.call('GET /v1/admin/rules', {})).resolves.toMatchObject({ status: 200 });
  });

  test('TH17 · replace the data key under trade: nobody is signed out or refused, and the older one ends', async () => {
    const { shop, demo, told, later } = ground();
    const rotate = (line: string, answer: string | null = null) =>
      told((...args) => secretsCommand(...args, shop.world.nowMs), `rotate-root ${line}`.trim(), answer);
    const nameOfCanary = async () =>
      (await (await signIn(shop.world, canary)).call('GET /v1/me/profile', {})).reply.name;
    expect((await rotate('--reseal')).text).toContain('No key is being replaced');
    expect((await rotate('', 'no')).text).toBe('Nothing was done.');
    expect((await rotate('', 'local')).text).toContain('The new key seals from');
    expect((await rotate('', 'local')).text).toContain('on its way already');
    expect((await rotate('--reseal')).text).toContain('Too early');
    later(16 * minuteMs);
    expect(await nameOfCanary()).toBe(canary.name);
    const push = (id: string) =>
      pushOrder(
        shop.world.apiUrl,
        { ...demo.integration, secret: ground().tillSecret },
        orderOfCanary(ground(), id),
        shop.world.nowMs(),
      );
    const [resealed] = await Promise.all([rotate('--reseal'), push('root-1'), nameOfCanary()]);
    expect(resealed.text).toMatch(/[1-9]\d* MEMBER_KEY, .*; [1-9]\d* of them were under the older key/);
    expect((await rotate('--reseal')).text).toContain('; 0 of them');
    expect((await rotate('--drop-old', 'local')).text).toContain('Too early');
    later(46 * minuteMs);
    expect((await rotate('--drop-old', 'no')).text).toBe('Nothing was done.');
    expect((await rotate('--drop-old', 'local')).text).toContain('Keep the former copy until');
    later(6 * minuteMs);
    await expect(push('root-2')).resolves.toBeDefined();
    expect(await nameOfCanary()).toBe(canary.name);
  });

  test('TH11, A04 · give Zalo’s key, and who leaves in Zalo’s menu is erased behind the queue', async () => {
    const { shop, told } = ground();
    vi.stubEnv('ZALO_API_KEY', zaloKey);
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
    expect((await tell(signLikeZalo(event, zaloKey))).status).toBe(200);
    await shop.stack.settled();
    expect(shop.stack.queueMessages('InboxFailures')).toEqual([]);
    const home = (await signIn(shop.world, leaver)).call('GET /v1/me', {});
    await expect(home).rejects.toThrow('NOT_A_MEMBER');
    expect((await told(secretsCommand, 'zalo-key --programme demo --drop-old', 'no')).text).toBe('Nothing was done.');
  });
}
