import { isSigned, type Role, type Route, type StaffRole, staffRoles } from '@quaylai/shared/api/route';
import { type KnownRouteKey, routes } from '@quaylai/shared/api/routes';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SessionClaims } from '../../src/http/session.ts';
import { type Answered, allHandlers, freshKey, type Service, serviceOf } from '../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../engine.ts';
import { canaryName, type Grounds, openGrounds } from './grounds.ts';
import { samples } from './samples.ts';
import { badTokens } from './tokens.ts';

let world: TestWorld;
let service: Service;
let mine: Grounds;
let foreign: Grounds;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  mine = await openGrounds(world, service);
  foreign = await openGrounds(world, service);
});

const served = (Object.keys(allHandlers) as KnownRouteKey[]).filter((key) => {
  const route = routes[key] as Route;
  return !route.roles.includes('anyone') && !isSigned(route);
});
const rolesOf = (key: KnownRouteKey): readonly Role[] => (routes[key] as Route).roles;
const accessCodes = ['UNAUTHENTICATED', 'SESSION_EXPIRED', 'FORBIDDEN', 'NOT_A_MEMBER'];

/** Everybody who can be signed in at a shop, by the roles they hold. */
const callersAt = ({ stranger, binh, staff }: Grounds): readonly [readonly Role[], SessionClaims][] => [
  [['person'], stranger.claims],
  [['person', 'member'], binh.claims],
  ...staffRoles.map((role): [readonly Role[], SessionClaims] => [['person', role], staff[role].claims]),
];

const ask = (claims: SessionClaims | null, key: KnownRouteKey, at: Grounds) =>
  service.ask(claims, key, { key: freshKey(), ...samples[key](at) });

const told = (answer: Answered<KnownRouteKey>) => `${answer.status} ${answer.problem.code ?? ''}`;

/** Somebody who may call this route at this shop; null when nobody signed in may. */
function allowedAt(at: Grounds, key: KnownRouteKey): SessionClaims {
  const found = callersAt(at).find(([held]) => rolesOf(key).some((role) => held.includes(role)));
  if (found === undefined) throw new Error(`nobody may call ${key}`);
  return found[1];
}

/** Which of these words a request holds anywhere. */
const namesAny = (value: unknown, words: readonly string[]): boolean =>
  words.some((word) => JSON.stringify(value).includes(word));

describe.each(served)('%s', (key) => {
  test('TH5 · refuses every token that is not ours and of this moment', async () => {
    const tokens = await badTokens([world.keys.sessionKey], mine.staff.owner.claims, world.clock());
    for (const [kind, token] of Object.entries(tokens)) {
      const answer = await service.askWith(token, key, { key: freshKey(), ...samples[key](mine) });
      expect(told(answer), kind).toBe(kind === 'expired' ? '401 SESSION_EXPIRED' : '401 UNAUTHENTICATED');
    }
  });

  test('TH2 · lets in exactly the roles that the spine names', async () => {
    for (const [held, claims] of callersAt(mine)) {
      const answer = await ask(claims, key, mine);
      const isAllowed = rolesOf(key).some((role) => held.includes(role));
      if (isAllowed) expect(accessCodes, `${held}: ${answer.text}`).not.toContain(answer.problem.code);
      else {
        const refusal = rolesOf(key).includes('member') ? '403 NOT_A_MEMBER' : '403 FORBIDDEN';
        expect(told(answer), String(held)).toBe(refusal);
      }
    }
  });

  test('TH1, W03 · another programme’s ids do not exist, and nothing of it is told', async () => {
    const asked = samples[key](mine);
    const { shop, an, redemptionId, spendRequestId, invitationId, reward, spare, qr } = mine;
    const branchIds = shop.branches.map(({ branchId }) => branchId);
    const own = [an.member, redemptionId, spendRequestId, invitationId, reward.rewardId, spare.staff.staffId];
    const secrets = [...own, ...branchIds];
    const answer = await service.ask(allowedAt(foreign, key), key, { key: freshKey(), ...asked });
    expect(answer.status, answer.text).not.toBe(500);
    expect(answer.text).not.toContain(shop.programme.id);
    if (namesAny(asked, Object.values(qr))) expect(told(answer)).toMatch(/^(422 QR_INVALID|404 NOT_FOUND)$/);
    else if (namesAny(asked.body ?? null, secrets))
      expect(told(answer)).toMatch(/^(404 NOT_FOUND|400 INVALID_REQUEST)$/);
    else if (namesAny(asked, secrets)) expect(told(answer)).toBe('404 NOT_FOUND');
    for (const secret of secrets) expect(answer.text).not.toContain(secret);
  });

  const staffOnly = rolesOf(key).filter((role): role is StaffRole => (staffRoles as readonly Role[]).includes(role));
  if (staffOnly.length > 0)
    test('S03 · a dismissed person’s session is over', async () => {
      for (const role of staffOnly)
        expect(told(await ask(mine.dismissed[role].claims, key, mine))).toBe('401 SESSION_EXPIRED');
    });

  if (key.includes('/staff/'))
    test('S04 · a branch that is not theirs does not exist', async () => {
      const { branchId } = mine.shop.branches[0];
      if (!namesAny(samples[key](mine), [branchId])) return;
      for (const role of ['manager', 'cashier'] as const) {
        if (!rolesOf(key).includes(role)) continue;
        const answer = await ask(mine.elsewhere[role].claims, key, mine);
        if ((routes[key] as Route).audience === 'staff') expect(told(answer), role).toBe('404 NOT_FOUND');
      }
    });

  if (rolesOf(key).includes('member'))
    test('TH1 · another member’s things do not exist', async () => {
      const asked = samples[key](mine);
      const answer = await ask(mine.binh.claims, key, mine);
      if (namesAny(asked, [mine.redemptionId, mine.spendRequestId])) expect(told(answer)).toBe('404 NOT_FOUND');
      expect(answer.text).not.toContain(mine.an.member);
      expect(answer.text).not.toContain(canaryName);
    });
});

test('the matrix met no bug, and no log line holds a name', () => {
  expect(service.bugs).toEqual([]);
  expect(JSON.stringify(service.lines)).not.toContain(canaryName);
});
