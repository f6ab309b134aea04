import { openRuleShelf } from '@quaylai/functions/records/rule-shelf';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openGrounds } from '../functions/test/security/grounds.ts';
import { httpService } from '../functions/test/security/http-service.ts';
import { matrix, type Stand } from '../functions/test/security/matrix-cases.ts';
import { smokeTest } from '../scripts/operator/smoke.ts';
import { localTarget } from '../scripts/operator/target.ts';
import { type Ground, openGround } from './operations/ground.ts';
import { writtenLogs } from './operations/logs.ts';
import { lostTable } from './operations/lost-table.ts';
import { programmeCommands } from './operations/programmes.ts';
import { secretCommands } from './operations/secrets.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => {
  vi.unstubAllEnvs();
  return ground?.stop();
});

describe('after a deployment', () => {
  test('the smoke test passes here, and says what fails where nobody answers', async () => {
    const checks = await smokeTest(ground.shop.stack.apiUrl);
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    const dead = await smokeTest('http://127.0.0.1:9');
    expect(dead.every(({ passed }) => !passed)).toBe(true);
  });
});

describe('the operator’s commands', () => {
  programmeCommands(() => ground);
  secretCommands(() => ground);
});

describe('the matrix over HTTP', () => {
  let stand: Stand;
  beforeAll(async () => {
    const { shop } = ground;
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

describe('a table that was lost', () => lostTable(() => ground));

describe('what the functions wrote to their logs in all of this', () => writtenLogs(() => ground));
