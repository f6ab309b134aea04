import type { Lot } from '@quaylai/shared/loyalty/account';
import { addToLots } from '@quaylai/shared/loyalty/lots';
import type { LotId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import { addDays, type Instant, instant, type LocalDate } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, test } from 'vitest';
import { headKey } from '../../src/ledger/keys.ts';
import { gather, type LotPages, layOut, noPages } from '../../src/ledger/lot-pages.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { readHome, readMemberAccount } from '../../src/ledger/read.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { dice, printedSeed } from '../dice.ts';
import { countsUnits, faultyTable, type Meter, type TestWorld } from '../engine.ts';
import { bill, earn, newMember, shopOnEngine } from './counter.ts';

const dayMs = 24 * 60 * 60 * 1000;

describe('pages of lots', () => {
  test('whatever comes and goes, every lot is somewhere once, and a step writes few pages', () => {
    const next = dice(printedSeed());
    const roll = (sides: number) => Math.floor(next() * sides);
    let pages: LotPages = noPages;
    let lots: readonly Lot[] = [];
    let pagesWritten = 0;
    const stepsMax = 900;
    for (let step = 1; step <= stepsMax; step++) {
      if (roll(3) < 2) lots = addToLots(lots, [newPart(step, roll(900))]);
      else if (roll(2) === 0) lots = lots.slice(roll(3));
      else lots = lots.map((lot, place) => (place === 0 ? { ...lot, remaining: points(lot.remaining + 1) } : lot));
      const layout = layOut(pages, lots, step);
      expect(gather(layout.inline, layout.pages)).toEqual(lots);
      expect(layout.inline.length).toBeLessThanOrEqual(22);
      for (const { lots: page } of layout.pages.values()) expect(page.length).toBeLessThanOrEqual(34);
      for (const [name, page] of layout.pages) {
        if (!layout.written.includes(name)) expect(page).toBe(pages.get(name));
      }
      pagesWritten += layout.written.length;
      pages = layout.pages;
    }
    expect(lots.length).toBeGreaterThan(80);
    expect(pagesWritten / stepsMax).toBeLessThan(1.2);
  });

  test('X09 · a page is written again when a change of policy gives its lots another last day', () => {
    let lots: readonly Lot[] = [];
    for (let step = 1; step <= 60; step++) lots = addToLots(lots, [newPart(step, step)]);
    const { pages } = layOut(noPages, lots, 1);
    const redated = lots.map((lot) => ({ ...lot, lastDay: '2027-12-31' as LocalDate }));
    const after = layOut(pages, redated, 2);
    expect(after.written).toEqual([...pages.keys()]);
    const daysOf = [...after.pages.values()].flatMap((page) => page.lots.map(({ lastDay }) => lastDay));
    expect(new Set(daysOf)).toEqual(new Set(['2027-12-31']));
  });

  function newPart(step: number, days: number) {
    return {
      lot: `${step}.0` as LotId,
      points: points(10),
      availableAt: step as Instant,
      lastDay: addDays('2026-11-21' as LocalDate, days),
    };
  }
});

describe('a member with very many lots', () => {
  let world: TestWorld;
  let programme: Programme;
  let meter: Meter;
  beforeAll(async () => {
    ({ world, programme, meter } = await shopOnEngine('2026-01-01T09:00:00+07:00'));
  });

  test('a purchase a day for four months: nothing breaks, and a posting costs two units more at most', async () => {
    const member = await newMember(world, programme);
    const start = world.clock();
    const writes: number[] = [];
    for (let day = 0; day < 120; day++) {
      world.setClock(instant(start + day * dayMs));
      meter.write = 0;
      await earn(world, programme, member, bill(`daily-${day}`, 100_000, world.clock()));
      writes.push(meter.write);
    }
    if (countsUnits) {
      expect(Math.max(...writes)).toBeLessThanOrEqual(8);
      expect(writes.filter((write) => write === 6).length).toBeGreaterThan(100);
    }

    const head = await world.table.get(headKey(programme, member));
    expect(Object.keys((head?.['g'] ?? {}) as object).length).toBeGreaterThan(2);
    const home = await readHome(world.table, programme, member, { latestMax: 3, endingFrom: world.clock() });
    expect(home?.account.lots).toHaveLength(120);
    expect(home?.latest).toHaveLength(3);

    meter.write = 0;
    const paid = await earn(world, programme, member, bill('pays', 2_000_000, world.clock()), 305);
    expect(paid).toMatchObject({ ok: true, value: { kind: 'POSTED' } });
    if (countsUnits) expect(meter.write).toBeLessThanOrEqual(10);
    expect((await readMemberAccount(world.table, programme, member))?.account.lots).toHaveLength(91);
    expect(await verifyMember(world.table, programme, member)).toEqual({ entries: 121, fault: null });
  }, 300_000);

  test('pages written between the two reads are read again, never mixed', async () => {
    const member = await newMember(world, programme);
    for (let each = 0; each < 40; each++) {
      await earn(world, programme, member, bill(`torn-${each}`, 100_000, world.clock()));
    }
    let meddled = false;
    const table = faultyTable(world.table, {
      batchGet: async (keys) => {
        const isPages = keys.some(({ sk }) => sk.startsWith('SPILL#'));
        if (isPages && !meddled) {
          meddled = true;
          await earn(world, programme, member, bill('meddler', 3_000_000, world.clock()), 150);
        }
        return world.table.batchGet(keys);
      },
    });
    const read = await readMemberAccount(table, programme, member);
    expect(meddled).toBe(true);
    expect(read).toEqual(await readMemberAccount(world.table, programme, member));
    expect(read?.account.version).toBe(41);
  });
});
