import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, expect, test } from 'vitest';
import { scanTable } from '../../src/cloud/dynamo-scan.ts';
import { type SealingKeys, withNewDataSecret, withNewestDataSecretAlone } from '../../src/cloud/sealing-keys.ts';
import { liveKeys } from '../../src/cloud/secrets.ts';
import { rotationLeadMs } from '../../src/cloud/session-keyring.ts';
import type { Item } from '../../src/cloud/table.ts';
import { commit } from '../../src/ledger/commit.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { reseal } from '../../src/operator/reseal.ts';
import { addZaloKey } from '../../src/operator/zalo-key.ts';
import { eraseMember } from '../../src/records/erase.ts';
import { findInvitation, planAcceptance, planInvitation } from '../../src/records/invitations.ts';
import { memberOfPhone } from '../../src/records/members.ts';
import { findPersonal } from '../../src/records/personal.ts';
import { changeProfile, linkPhone } from '../../src/records/profile.ts';
import { findProgramme } from '../../src/records/programmes.ts';
import { openField, sealedIn, sealedNames } from '../../src/records/sealed.ts';
import { findStaff } from '../../src/records/staff.ts';
import { zaloKeys } from '../../src/records/zalo-keys.ts';
import { freshKey, serviceOf } from '../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../engine.ts';
import { buy, hire, join, must, openShop, stranger, zaloAppSecret } from '../shop.ts';
import { connectTill, phoneOf } from '../shop-till.ts';

const membersBefore = 40;
const minuteMs = 60_000;

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});

/** A deployment whose secret may change under its processes. */
function deployment() {
  const world = testWorld(engine.table);
  const deployed = { secret: JSON.stringify({ rootKey: 'r'.repeat(64) }) };
  const process = (): TestWorld => ({
    ...world,
    keys: liveKeys(deployed.secret, async () => deployed.secret, world.clock),
  });
  return { deployed, process, later: (ms: number) => world.setClock(instant(world.clock() + ms)) };
}

const phoneNumber = (index: number) => phoneOf(`09${String(10_000_000 + index)}`);

/** A shop with something of everything that is sealed. */
async function furnished(world: TestWorld) {
  const shop = await openShop(world);
  const { programme } = shop;
  const service = serviceOf(world);
  const enrolled = async (index: number) => {
    const person = await join(shop, `zalo-${index}`, `Khách ${index}`);
    must(await linkPhone(shop.world, programme, person.member, phoneNumber(index)));
    return person;
  };
  const members = [];
  for (let index = 0; index < membersBefore; index++) members.push(await enrolled(index));
  const staff = await hire(shop, 'thu', 'owner');
  const position = { label: 'Ca tối', role: 'cashier', branchIds: [] } as const;
  const { invitationId } = must(await commit(world, () => planInvitation(world, programme, position)));
  const invited = { person: stranger(shop, 'moi').hash, name: 'Người được mời' };
  must(await commit(world, () => planAcceptance(world, programme, invitationId, invited)));
  must(await addZaloKey(world, programme.id, 'open-api-key'));
  const push = await connectTill(shop, service);
  const odd = await push({ points_used: 10, customer: { phone: phoneNumber(0) } });
  expect(odd.outcome).toBe('QUARANTINED');
  const [first] = members;
  if (first === undefined) throw new Error('no members');
  await buy(shop, first.member, 500_000);
  const asked = { kind: 'DISPUTE', text: 'Thiếu điểm hôm qua', entrySeq: 1 };
  const filed = await service.ask(first.claims, 'POST /v1/me/requests', { key: freshKey(), body: asked });
  expect(filed.status).toBe(201);
  return { shop, members, staff, invitationId, enrolled };
}

/** Everything that is sealed of a programme. */
async function sealedOf(programme: string): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of scanTable({ name: engine.name, endpoint: engine.endpoint })) {
    if (item.pk.startsWith(`${programme}#`) && sealedIn(item) !== null) found.push(item);
  }
  return found;
}

async function* each(items: readonly Item[], before: (index: number) => Promise<void> = async () => undefined) {
  for (const [index, item] of items.entries()) {
    await before(index);
    yield item;
  }
}

/** How many of them one key opens. */
const opened = (items: readonly Item[], ...keys: SealingKeys): number =>
  items.filter((item) => {
    const sealed = sealedIn(item);
    try {
      return sealed !== null && openField({ dataKeys: keys }, sealed.name, item).length > 0;
    } catch {
      return false;
    }
  }).length;

test('ADR 0121 · the data key is replaced while a shop trades: nothing is lost, and the older key opens nothing', async () => {
  const { deployed, process, later } = deployment();
  const early = process();
  const { shop, members, staff, invitationId, enrolled } = await furnished(early);
  const { programme } = shop;
  const id = programme.id;
  const old = early.keys.dataKeys;

  deployed.secret = withNewDataSecret(deployed.secret, 'n'.repeat(64), early.clock());
  later(rotationLeadMs + minuteMs);
  await early.keys.freshen?.(early.clock());
  const keys = process().keys.dataKeys;
  const scanned = await sealedOf(id);
  expect(opened(scanned, old[0])).toBe(scanned.length);

  // Stopped after ten, as by a closed lid: what is done stays done.
  const begun = await reseal(early, each(scanned.slice(0, 10)), keys);
  expect(begun).toMatchObject({ resealed: 10, unreadable: [] });

  // Read all first: by the time each is sealed anew, people have joined, changed their names and left.
  const traffic = async (index: number) => {
    if (index % 8 === 0) await enrolled(membersBefore + index);
    const member = members[index]?.member;
    if (member === undefined) return;
    const erasing = { member, actor: { kind: 'SYSTEM', id: 'test' }, reason: { code: 'TEST', digest: null } } as const;
    if (index % 10 === 9) must(await eraseMember(early, programme, erasing));
    else if (index % 3 === 0) {
      must(await changeProfile(early, programme, member, { name: `Tên mới ${index}`, birthday: null }));
    }
    expect(await memberOfPhone(early, programme, phoneNumber(index))).toBe(index % 10 === 9 ? null : member);
  };
  const passed = await reseal(early, each(scanned, traffic), keys);
  expect(passed.unreadable).toEqual([]);
  expect(Object.keys(passed.seen).filter((name) => passed.seen[name as keyof typeof passed.seen] === 0)).toEqual([]);
  expect(passed.resealed).toBeLessThan(scanned.length - 10);
  const again = await sealedOf(id);
  expect(again.length).toBeGreaterThan(scanned.length - 10);
  expect(await reseal(early, each(again), keys)).toMatchObject({ resealed: 0, unreadable: [] });

  deployed.secret = withNewestDataSecretAlone(deployed.secret);
  const late = process();
  expect(late.keys.dataKeys).toHaveLength(1);
  expect(opened(again, old[0])).toBe(0);
  expect(opened(again, late.keys.dataKeys[0])).toBe(again.length);
  for (const [index, { member }] of members.entries()) {
    const person = await findPersonal(late, programme, member);
    if (index % 10 === 9) expect(person).toBeNull();
    else
      expect(person).toMatchObject({ name: expect.stringMatching(/^(Khách|Tên mới) \d+$/), phone: phoneNumber(index) });
    expect(await verifyMember(late.table, programme, member)).toMatchObject({ fault: null });
  }
  expect(await findStaff(late, programme, staff.staff.staffId)).toMatchObject({ name: 'Nhân viên thu' });
  expect((await findInvitation(late, programme, invitationId))?.acceptedBy?.name).toBe('Người được mời');
  expect(await zaloKeys(late, programme)).toEqual(['open-api-key']);
  expect((await findProgramme(late, programme))?.zaloAppSecret).toBe(zaloAppSecret);
});

test('what no key opens is told and left alone, and the list of what is sealed is whole', async () => {
  const { process } = deployment();
  const world = process();
  const { shop } = await furnished(world);
  const items = await sealedOf(shop.programme.id);
  expect(new Set(items.map((item) => sealedIn(item)?.name))).toEqual(new Set(sealedNames));
  const strange: SealingKeys = [new Uint8Array(32).fill(9)];
  const done = await reseal(world, each(items), strange);
  expect(done.resealed).toBe(0);
  expect(done.unreadable).toHaveLength(20);
  expect(opened(await sealedOf(shop.programme.id), world.keys.dataKeys[0])).toBe(items.length);
});
