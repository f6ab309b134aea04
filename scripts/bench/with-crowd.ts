import { enrol } from '@quaylai/functions/records/members';
import type { TierId } from '@quaylai/shared/words/ids';
import { must } from '../simulate/stage.ts';
import type { BenchWorld } from './bench-world.ts';

/** The same shop with so many members, who joined one by one. */
export async function withCrowd(bench: BenchWorld, size: number): Promise<BenchWorld> {
  const members = [...bench.shop.members];
  while (members.length < size) {
    const by = { kind: 'ZALO', zaloId: `crowd-${members.length}` } as const;
    const newcomer = { by, name: null, lowestTier: 'dong' as TierId };
    const { member } = must(await enrol(bench.rival, bench.shop.programme, newcomer));
    members.push({ member, person: members[0]?.person ?? ('' as never) });
  }
  return { ...bench, shop: { ...bench.shop, members } };
}
