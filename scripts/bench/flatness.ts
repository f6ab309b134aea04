import { enrol } from '@quaylai/functions/records/members';
import type { TierId } from '@quaylai/shared/words/ids';
import { modelTable } from '../../functions/test/model/model-table.ts';
import { ModelStore } from '../../functions/test/model/store.ts';
import { itemBytes } from '../../functions/test/model/value.ts';
import { testKeys } from '../simulate/sandbox.ts';
import { must } from '../simulate/stage.ts';
import { openBench } from './bench-world.ts';
import { requestsOf } from './requests.ts';
import type { Cost } from './trace.ts';

/** What one earn, one hold and the first screen cost in a programme of this size (PB8). */
export interface Flat {
  readonly members: number;
  readonly entries: number;
  readonly earn: Cost;
  readonly hold: Cost;
  readonly home: Cost;
  readonly accountBytes: number;
}

export async function measureFlatness(sizes: readonly (readonly [members: number, entries: number])[]) {
  const measured: Flat[] = [];
  for (const [members, entries] of sizes) measured.push(await measureOne(members, entries));
  return measured;
}

async function measureOne(members: number, entries: number): Promise<Flat> {
  const store = new ModelStore();
  const bench = await openBench(modelTable(store));
  const { programme } = bench.shop;
  for (let each = bench.shop.members.length; each < members; each++) {
    const newcomer = {
      by: { kind: 'ZALO', zaloId: `crowd-${each}` },
      name: null,
      lowestTier: 'dong' as TierId,
    } as const;
    must(await enrol({ ...bench.context, keys: testKeys }, programme, newcomer));
  }
  const as = requestsOf(bench);
  // Half an hour between two bills: as many live lots as there were purchases.
  for (let each = 0; each < entries; each++) {
    await bench.measure(as.push(100_000));
    bench.pass(30 * 60_000);
  }
  await bench.measure(as.home());
  const [earn, hold, home] = [
    (await bench.measure(as.push(100_000))).cost,
    (await bench.measure(as.hold(20))).cost,
    (await bench.measure(as.home())).cost,
  ];
  const heads = [...store].filter(({ sk, pk }) => sk === 'HEAD' && pk.startsWith(`${programme.id}#`)).map(itemBytes);
  return { members, entries, earn, hold, home, accountBytes: Math.max(...heads) };
}
