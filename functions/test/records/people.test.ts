import type { MemberId, TierId } from '@quaylai/shared/words/ids';
import { type Phone, parsePhone } from '@quaylai/shared/words/phone';
import type { LocalDate } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Programme } from '../../src/ledger/programme.ts';
import { readHome } from '../../src/ledger/read.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { eraseMember } from '../../src/records/erase.ts';
import { personHash } from '../../src/records/hashes.ts';
import { enrol, memberOfPerson, memberOfPhone } from '../../src/records/members.ts';
import { findPersonal, personalKey, readPersonal } from '../../src/records/personal.ts';
import { changeProfile, linkPhone } from '../../src/records/profile.ts';
import { startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';
import { bill, earn, openShop } from '../ledger/counter.ts';

let world: TestWorld;
let programme: Programme;

beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  programme = testProgramme();
  await openShop(world, programme);
});

const phoneOf = (text: string): Phone => {
  const phone = parsePhone(text);
  if (phone === null) throw new Error(`no phone: ${text}`);
  return phone;
};

async function join(by: { zaloId: string } | { phone: string }, name: string | null = null, where = programme) {
  const enrolled = await enrol(world, where, {
    by: 'zaloId' in by ? { kind: 'ZALO', zaloId: by.zaloId } : { kind: 'PHONE', phone: phoneOf(by.phone) },
    name,
    lowestTier: 'dong' as TierId,
  });
  if (!enrolled.ok) throw new Error(enrolled.problem.code);
  return enrolled.value;
}

describe('joining', () => {
  test('the same Zalo id joins once, also ten times at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => join({ zaloId: 'z-once' }, 'Lan')));
    expect(new Set(all.map(({ member }) => member)).size).toBe(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    const person = personHash(world, programme, 'z-once');
    expect(await memberOfPerson(world.table, programme, person)).toBe(all[0]?.member);
  });

  test('A05 · a number with a former prefix finds the member of today’s', async () => {
    const { member } = await join({ phone: '0168 234 5678' });
    expect(await memberOfPhone(world, programme, phoneOf('+84 38 234 5678'))).toBe(member);
  });

  test('Q10 · one person in two programmes is two members who know nothing of each other', async () => {
    const elsewhere = testProgramme();
    await openShop(world, elsewhere);
    const here = await join({ zaloId: 'z-twin' });
    const there = await join({ zaloId: 'z-twin' }, null, elsewhere);
    expect(there.isNew).toBe(true);
    expect(there.member).not.toBe(here.member);
    expect(await findPersonal(world, elsewhere, here.member)).toBeNull();
    expect(personHash(world, programme, 'z-twin')).not.toBe(personHash(world, elsewhere, 'z-twin'));
  });
});

describe('personal data (TH17)', () => {
  test('nothing in the table spells a name, a phone, a birthday or a Zalo id', async () => {
    const { member } = await join({ zaloId: 'zalo-9876543210' }, 'Nguyễn Thị Minh Khai');
    await linkPhone(world, programme, member, phoneOf('0912 000 111'));
    await changeProfile(world, programme, member, {
      name: 'Nguyễn Thị Minh Khai',
      birthday: '1990-05-17' as LocalDate,
    });
    const item = await world.table.get(personalKey(programme, member));
    const bytes = Object.values(item ?? {})
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value)))
      .join(' ');
    for (const secret of ['Khai', 'Nguy', '0912000111', '1990-05-17', 'zalo-9876543210']) {
      expect(bytes).not.toContain(secret);
    }
    expect(await findPersonal(world, programme, member)).toMatchObject({
      name: 'Nguyễn Thị Minh Khai',
      phone: '0912000111',
      birthday: '1990-05-17',
      zaloId: 'zalo-9876543210',
    });
  });

  test('sealed fields open only where they were put, with the right key, unchanged', async () => {
    const { member } = await join({ zaloId: 'z-seal' }, 'Minh');
    const { member: other } = await join({ zaloId: 'z-seal-2' }, 'Ngọc');
    const [item, foreign] = await Promise.all([
      world.table.get(personalKey(programme, member)),
      world.table.get(personalKey(programme, other)),
    ]);
    if (item === null || foreign === null) throw new Error('no item');
    expect(() => readPersonal(world, { ...item, n: foreign['n'] })).toThrow();
    expect(() => readPersonal(world, { ...item, pk: foreign.pk })).toThrow();
    expect(() => readPersonal(world, { ...item, n: item['z'] })).toThrow();
    const otherKeys = { ...world, keys: { ...world.keys, dataKeys: [new Uint8Array(32).fill(9)] as const } };
    expect(() => readPersonal(otherKeys, item)).toThrow();
  });

  test('A04 · erased: the data and every way to it are gone, the chain verifies, the phone may join again', async () => {
    const { member } = await join({ phone: '0977 000 222' }, 'Hoa');
    await earn(world, programme, member, bill(`erase-${member}`, 350_000, world.clock()));
    const erasing = { member, actor: { kind: 'SYSTEM', id: 'test' }, reason: { code: 'TEST', digest: null } } as const;
    expect(await eraseMember(world, programme, erasing)).toEqual({ ok: true, value: null });
    expect(await findPersonal(world, programme, member)).toBeNull();
    expect(await memberOfPhone(world, programme, phoneOf('0977000222'))).toBeNull();
    expect(await verifyMember(world.table, programme, member)).toEqual({ entries: 2, fault: null });
    const again = await join({ phone: '0977 000 222' });
    expect(again.isNew).toBe(true);
    expect(
      (await readHome(world.table, programme, again.member, { latestMax: 5, endingFrom: world.clock() }))?.account.lots,
    ).toEqual([]);
  });
});

describe('linking a phone (decisions 18)', () => {
  const link = (member: MemberId, phone: string) => linkPhone(world, programme, member, phoneOf(phone));

  test('a free number is linked, again without harm, and replaced by another', async () => {
    const { member } = await join({ zaloId: 'z-link' });
    expect(await link(member, '0911 111 111')).toEqual({ ok: true, value: { kind: 'LINKED' } });
    expect(await link(member, '0911 111 111')).toEqual({ ok: true, value: { kind: 'LINKED' } });
    await link(member, '0911 111 112');
    expect(await memberOfPhone(world, programme, phoneOf('0911111111'))).toBeNull();
    expect(await memberOfPhone(world, programme, phoneOf('0911111112'))).toBe(member);
  });

  test('a number that another Zalo id holds is refused', async () => {
    const [first, second] = [await join({ zaloId: 'z-a' }), await join({ zaloId: 'z-b' })];
    await link(first.member, '0922 222 222');
    expect(await link(second.member, '0922 222 222')).toEqual({ ok: false, problem: { code: 'PHONE_TAKEN' } });
  });

  test('two members who link one number at once: one has it, the other is refused', async () => {
    const [first, second] = [await join({ zaloId: 'z-c' }), await join({ zaloId: 'z-d' })];
    const both = await Promise.all([link(first.member, '0933 333 333'), link(second.member, '0933 333 333')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, problem: { code: 'PHONE_TAKEN' } });
  });

  test('a number that a till enrolled names that member, for the merge', async () => {
    const till = await join({ phone: '0944 444 444' });
    const { member } = await join({ zaloId: 'z-e' });
    expect(await link(member, '0944 444 444')).toEqual({
      ok: true,
      value: { kind: 'HELD_BY_TILL_MEMBER', tillMember: till.member },
    });
  });
});
