import type { InvitationId, PersonHash } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/ledger/commit.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import {
  findInvitation,
  planAcceptance,
  planCancellation,
  planConfirmation,
  planInvitation,
} from '../../src/records/invitations.ts';
import { listStaff, planChangedStaff, planHire, staffCache, staffIdOf } from '../../src/records/staff.ts';
import { startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';

const person = (name: string) => `${name}-hash-of-a-person-of-24` as PersonHash;

let world: TestWorld;
let programme: Programme;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  programme = testProgramme();
});

async function invite(): Promise<InvitationId> {
  const made = await commit(world, () =>
    planInvitation(world, programme, { role: 'cashier', branchIds: [], label: 'Thu ngân ca sáng' }),
  );
  if (!made.ok) throw new Error(made.problem.code);
  return made.value.invitationId;
}
const accept = (id: InvitationId, who: string) =>
  commit(world, () => planAcceptance(world, programme, id, { person: person(who), name: `Bạn ${who}` }));
const confirm = (id: InvitationId) => commit(world, () => planConfirmation(world, programme, id));
const closed = { ok: false, problem: { code: 'INVITATION_CLOSED' } };

describe('invitations', () => {
  test('opened by one, confirmed by the owner, hired once', async () => {
    const id = await invite();
    expect(await confirm(id)).toEqual(closed);
    await accept(id, 'lan');
    expect((await findInvitation(world, programme, id))?.acceptedBy?.name).toBe('Bạn lan');
    expect(await confirm(id)).toMatchObject({
      ok: true,
      value: { staffId: staffIdOf(person('lan')), role: 'cashier', active: true, name: 'Bạn lan' },
    });
    expect((await confirm(id)).ok).toBe(true);
    expect((await listStaff(world, programme, { limit: 50, after: null })).staff).toHaveLength(1);
  });

  test('two people who open it at once: one has it', async () => {
    const id = await invite();
    const both = await Promise.all([accept(id, 'mai'), accept(id, 'nam')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(closed);
  });

  test('after 72 hours, or cancelled, nobody can take it', async () => {
    const [late, gone] = [await invite(), await invite()];
    await commit(world, () => planCancellation(world, programme, gone));
    expect(await accept(gone, 'oanh')).toEqual(closed);
    const before = world.clock();
    world.setClock(instant(before + 72 * 3_600_000));
    expect(await accept(late, 'oanh')).toEqual(closed);
    world.setClock(before);
  });

  test('an invitation of another programme is not found', async () => {
    const id = await invite();
    const elsewhere = testProgramme();
    expect(await commit(world, () => planConfirmation(world, elsewhere, id))).toEqual({
      ok: false,
      problem: { code: 'NOT_FOUND' },
    });
  });
});

describe('staff', () => {
  const hire = (who: string, role: 'owner' | 'cashier') =>
    commit(world, () => planHire(world, programme, { person: person(who), name: who, role, branchIds: [] }));
  const dismiss = (who: string) =>
    commit(world, () => planChangedStaff(world, programme, staffIdOf(person(who)), { active: false }));

  test('two owners who dismiss each other at once: one owner stays', async () => {
    await hire('owner-1', 'owner');
    await hire('owner-2', 'owner');
    const both = await Promise.all([dismiss('owner-1'), dismiss('owner-2')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, problem: { code: 'LAST_OWNER' } });
  });

  test('S03 · a dismissal is known within 60 s, though reads are remembered', async () => {
    await hire('hoa', 'cashier');
    const find = staffCache(world);
    const id = staffIdOf(person('hoa'));
    expect((await find(programme, id))?.active).toBe(true);
    await dismiss('hoa');
    world.setClock(instant(world.clock() + 59_999));
    expect((await find(programme, id))?.active).toBe(false);
  });
});
