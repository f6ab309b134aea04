import { defaultRules } from '@quaylai/shared/programme/default-rules';
import { dong } from '@quaylai/shared/words/money';
import { beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/ledger/commit.ts';
import { ruleScheduleKey } from '../../src/ledger/keys.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { openRuleShelf } from '../../src/records/rule-shelf.ts';
import { findRules, listRules, planPublication } from '../../src/records/rule-versions.ts';
import { at, startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';
import { bill, earn, newMember, openShop } from '../ledger/counter.ts';

let world: TestWorld;
beforeAll(async () => {
  world = testWorld((await startEngine()).table, '2026-11-01T09:00:00+07:00');
});

async function shop(): Promise<Programme> {
  const programme = testProgramme();
  await openShop(world, programme);
  return programme;
}

const publish = (
  programme: Programme,
  basedOn: number,
  dongPerPoint: number,
  from: string | null,
  rollsBackTo = null,
) =>
  commit(world, () =>
    planPublication(world, programme, {
      document: { ...defaultRules, earn: { ...defaultRules.earn, dongPerPoint: dong(dongPerPoint) } },
      author: 'owner',
      reason: 'thử',
      effectiveFrom: from === null ? null : at(from),
      basedOn,
      rollsBackTo,
    }),
  );

describe('rule versions', () => {
  test('E25 · a sale meets the rules of its own time, however late it arrives', async () => {
    const programme = await shop();
    await publish(programme, 1, 20_000, '2026-11-21T00:00:00+07:00');
    const member = await newMember(world, programme);
    world.setClock('2026-11-21T08:00:00+07:00');
    const offline = await earn(world, programme, member, bill('offline', 200_000, at('2026-11-20T23:50:00+07:00')));
    const after = await earn(world, programme, member, bill('after', 200_000, at('2026-11-20T17:30:00Z')));
    expect([offline, after]).toMatchObject([
      { value: { entry: { ruleVersion: 1, after: 20 } } },
      { value: { entry: { ruleVersion: 2, after: 30 } } },
    ]);
    world.setClock('2026-11-01T09:00:00+07:00');
  });

  test('the owner publishes and the very next bill follows', async () => {
    const programme = await shop();
    const member = await newMember(world, programme);
    await earn(world, programme, member, bill('before', 200_000, world.clock()));
    await publish(programme, 1, 5_000, null);
    const next = await earn(world, programme, member, bill('next', 200_000, world.clock()));
    expect(next).toMatchObject({ value: { entry: { ruleVersion: 2, before: 20, after: 60 } } });
  });

  test('two owners who publish at once: one does, the other hears which version is current', async () => {
    const programme = await shop();
    const both = await Promise.all([publish(programme, 1, 5_000, null), publish(programme, 1, 8_000, null)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, problem: { code: 'RULES_CHANGED', currentVersion: 2 } });
  });

  test('a version is kept for ever, and a time that has passed means now', async () => {
    const programme = await shop();
    const past = await publish(programme, 1, 5_000, '2020-01-01T00:00:00Z');
    expect(past).toMatchObject({ ok: true, value: { version: 2, effectiveFrom: '2026-11-01T02:00:00.000Z' } });
    expect((await findRules(world.table, programme, 1))?.document).toEqual(defaultRules);
    const { versions } = await listRules(world.table, programme, { limit: 50, before: null });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  test('what was published for a day stays due when something else is published meanwhile', async () => {
    const programme = await shop();
    await publish(programme, 1, 20_000, '2026-12-01T00:00:00+07:00');
    await publish(programme, 2, 5_000, null);
    const schedule = await world.table.get(ruleScheduleKey(programme));
    const rules = openRuleShelf(world.table);
    const on = async (day: string) => (await rules.versionAt(programme, schedule, at(day))).version;
    expect([
      await on('2026-10-01T00:00:00Z'),
      await on('2026-11-15T00:00:00Z'),
      await on('2026-12-02T00:00:00Z'),
    ]).toEqual([1, 3, 2]);
  });
});
