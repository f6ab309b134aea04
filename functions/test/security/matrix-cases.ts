import { isSigned, type Role, type Route, type StaffRole, staffRoles } from '@quaylai/shared/api/route';
import { type KnownRouteKey, routes } from '@quaylai/shared/api/routes';
import type { DesktopId } from '@quaylai/shared/words/ids';
import { describe, expect, test } from 'vitest';
import type { SessionClaims } from '../../src/http/session.ts';
import { commit } from '../../src/ledger/commit.ts';
import { planIntegration } from '../../src/records/integrations.ts';
import { type Answered, allHandlers, freshKey, type Service } from '../caller.ts';
import type { TestWorld } from '../engine.ts';
import { must } from '../shop.ts';
import { forgedPushes } from './forged-pushes.ts';
import { canaryName, type Grounds } from './grounds.ts';
import { samples } from './samples.ts';
import { badTokens, sessionKeysOf } from './tokens.ts';

/** Two shops of one deployment, and the way in: in this process, or over HTTP. */
export interface Stand {
  readonly world: TestWorld;
  readonly service: Pick<Service, 'ask' | 'askWith'>;
  readonly mine: Grounds;
  readonly foreign: Grounds;
}

const served = (Object.keys(allHandlers) as KnownRouteKey[]).filter((key) => {
  const route = routes[key] as Route;
  return !route.roles.includes('anyone') && !isSigned(route);
});
const signedRoutes = (Object.keys(allHandlers) as KnownRouteKey[]).filter((key) => isSigned(routes[key] as Route));
const rolesOf = (key: KnownRouteKey): readonly Role[] => (routes[key] as Route).roles;
const accessCodes = ['UNAUTHENTICATED', 'SESSION_EXPIRED', 'FORBIDDEN', 'NOT_A_MEMBER'];

/** Everybody who can be signed in at a shop, by the roles they hold. */
const callersAt = ({ stranger, binh, staff }: Grounds): readonly [readonly Role[], SessionClaims][] => [
  [['person'], stranger.claims],
  [['person', 'member'], binh.claims],
  ...staffRoles.map((role): [readonly Role[], SessionClaims] => [['person', role], staff[role].claims]),
];

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

/**
 * Role × route × programme, made from the spine: every route that exists is asked by everybody who may knock, with every
 * token that is none, at their own shop and at another's. A route without a sample does not compile.
 */
export function matrix(stand: () => Stand): void {
  describe.each(served)('%s', (key) => {
    const ask = (claims: SessionClaims | null, at: Grounds) =>
      stand().service.ask(claims, key, { key: freshKey(), ...samples[key](at) });

    test('TH5 · refuses every token that is not ours and of this moment', async () => {
      const { world, service, mine } = stand();
      const tokens = await badTokens(await sessionKeysOf(world), mine.staff.owner.claims, world.clock());
      for (const [kind, token] of Object.entries(tokens)) {
        const answer = await service.askWith(token, key, { key: freshKey(), ...samples[key](mine) });
        expect(told(answer), kind).toBe(kind.startsWith('expired') ? '401 SESSION_EXPIRED' : '401 UNAUTHENTICATED');
      }
    });

    test('TH2 · lets in exactly the roles that the spine names', async () => {
      const { mine } = stand();
      for (const [held, claims] of callersAt(mine)) {
        const answer = await ask(claims, mine);
        const isAllowed = rolesOf(key).some((role) => held.includes(role));
        if (isAllowed) expect(accessCodes, `${held}: ${answer.text}`).not.toContain(answer.problem.code);
        else {
          const refusal = rolesOf(key).includes('member') ? '403 NOT_A_MEMBER' : '403 FORBIDDEN';
          expect(told(answer), String(held)).toBe(refusal);
        }
      }
    });

    test('TH1, W03 · another programme’s ids do not exist, and nothing of it is told', async () => {
      const { service, mine, foreign } = stand();
      const asked = samples[key](mine);
      const { shop, an, redemptionId, spendRequestId, invitationId, reward, spare, qr } = mine;
      const { spareDesktopId, integrationId, waiting } = mine;
      const waits = [waiting.holdId, waiting.reviewId, waiting.requestId, waiting.correctionId, waiting.pictureId];
      const branchIds = shop.branches.map(({ branchId }) => branchId);
      const own = [an.member, redemptionId, spendRequestId, invitationId, reward.rewardId, spare.staff.staffId];
      const secrets = [...own, ...waits, ...branchIds, spareDesktopId, integrationId];
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
        const { mine } = stand();
        for (const role of staffOnly)
          expect(told(await ask(mine.dismissed[role].claims, mine))).toBe('401 SESSION_EXPIRED');
      });

    if (key.includes('/staff/'))
      test('S04 · a branch that is not theirs does not exist', async () => {
        const { mine } = stand();
        const { branchId } = mine.shop.branches[0];
        if (!namesAny(samples[key](mine), [branchId])) return;
        for (const role of ['manager', 'cashier'] as const) {
          if (!rolesOf(key).includes(role)) continue;
          const answer = await ask(mine.elsewhere[role].claims, mine);
          if ((routes[key] as Route).audience === 'staff') expect(told(answer), role).toBe('404 NOT_FOUND');
        }
      });

    if (rolesOf(key).includes('member'))
      test('TH1 · another member’s things do not exist', async () => {
        const { mine } = stand();
        const asked = samples[key](mine);
        const answer = await ask(mine.binh.claims, mine);
        if (namesAny(asked, [mine.redemptionId, mine.spendRequestId])) expect(told(answer)).toBe('404 NOT_FOUND');
        expect(answer.text).not.toContain(mine.an.member);
        expect(answer.text).not.toContain(canaryName);
      });

    test('TH5 · a desktop gets no further than the owner’s console, and nowhere once it is signed out', async () => {
      const { mine } = stand();
      const { claims } = mine.staff.owner;
      const isCustomers = (routes[key] as Route).audience === 'customer';
      const open = await ask({ ...claims, desktop: mine.desktopId }, mine);
      if (isCustomers) expect(told(open)).toBe('403 FORBIDDEN');
      else expect(['UNAUTHENTICATED', 'SESSION_EXPIRED', 'NOT_A_MEMBER']).not.toContain(open.problem.code);
      const ended = await ask({ ...claims, desktop: 'signed-out' as DesktopId }, mine);
      expect(told(ended)).toBe(isCustomers ? '403 FORBIDDEN' : '401 SESSION_EXPIRED');
    });
  });

  describe.each(signedRoutes)('%s', (key) => {
    test('TH11 · takes nothing without the sender’s own signature over these bytes at this moment', async () => {
      const { world, service, mine, foreign } = stand();
      const integration = (at: Grounds) =>
        commit(world, () => planIntegration(world, at.shop.programme, 'Máy bán hàng'));
      const tills = { mine: must(await integration(mine)), foreign: must(await integration(foreign)) };
      const token = { owner: mine.staff.owner.claims, member: mine.an.claims };
      for (const [kind, headers] of Object.entries(forgedPushes(tills, '{}', world.clock()))) {
        const answer = await service.ask(null, key, { ...samples[key](mine), body: '{}', headers });
        expect(told(answer), kind).toBe('401 BAD_SIGNATURE');
      }
      for (const claims of Object.values(token)) {
        expect(told(await ask(claims, mine))).toBe('401 BAD_SIGNATURE');
      }
    });

    const ask = (claims: SessionClaims, at: Grounds) => stand().service.ask(claims, key, samples[key](at));
  });
}
