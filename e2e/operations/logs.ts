import { type KnownRouteKey, routes } from '@quaylai/shared/api/routes';
import { expect, test } from 'vitest';
import { cashier, manager, owner } from '../../scripts/shop/demo-people.ts';
import { demoZalo } from '../../scripts/shop/local-shop.ts';
import { canary, type Ground, leaver, zaloKey } from './ground.ts';

/** Asked last: what all the tests before this one left in the functions' logs. */
export function writtenLogs(ground: () => Ground): void {
  test('TH17 · no name, phone, token, secret or code', async () => {
    const { shop, demo } = ground();
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

    const printed = ground().printed();
    const secrets = [
      canary.name,
      leaver.name,
      leaver.phone,
      zaloKey,
      'CanariPhone',
      canary.phone,
      canary.phone.replace(/^0/, '84'),
      ...[owner, cashier, manager].flatMap(({ name, phone }) => [name, phone]),
      accessToken,
      phoneToken,
      reply.token,
      shop.zaloAppSecret,
      demo.integration.secret,
      ground().tillSecret,
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
}

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
