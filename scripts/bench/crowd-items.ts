import { createHash } from 'node:crypto';
import type { Item } from '@quaylai/functions/cloud/table';
import { enrol } from '@quaylai/functions/records/members';
import type { TierId } from '@quaylai/shared/words/ids';
import type { ModelStore, Step } from '../../functions/test/model/store.ts';
import { must } from '../simulate/stage.ts';
import type { BenchWorld } from './bench-world.ts';
import { follow } from './followed.ts';

/** So many join as people do, by route and stream; the others are copies of these under ids of their own. */
const joinedMax = 1_000;
const idLength = 16;

const crowds = new WeakMap<
  ModelStore,
  { count: number; readonly joined: (readonly [id: string, items: readonly Item[]])[] }
>();

/** Puts members into the store until there are so many. */
export async function growCrowd(bench: BenchWorld, store: ModelStore, steps: Step[], size: number): Promise<void> {
  const crowd = crowds.get(store) ?? { count: bench.shop.members.length, joined: [] };
  crowds.set(store, crowd);
  for (; crowd.count < size; crowd.count++) {
    const model = crowd.joined[crowd.count % joinedMax];
    if (crowd.count < joinedMax || model === undefined) crowd.joined.push(await join(bench, store, steps, crowd.count));
    else for (const item of copies(model, crowd.count)) store.write({ put: item });
    steps.length = 0;
  }
}

/** Everything that one more member makes in the table. */
async function join(bench: BenchWorld, store: ModelStore, steps: Step[], place: number) {
  steps.length = 0;
  const by = { kind: 'ZALO', zaloId: `crowd-${place}` } as const;
  const newcomer = { by, name: 'Đặng Văn Hải', lowestTier: 'dong' as TierId };
  const { member } = must(await enrol(bench.rival, bench.shop.programme, newcomer));
  const made = [...steps];
  await follow(bench.rival, steps);
  made.push(...steps.splice(0));
  const items = made.map(({ key }) => store.get(key)).filter((item) => item !== null && !item.pk.includes('#DAY#'));
  return [member, items as readonly Item[]] as const;
}

function copies([id, items]: readonly [string, readonly Item[]], place: number): readonly Item[] {
  const own = createHash('sha256').update(`copy-${place}`).digest('hex').toUpperCase().slice(0, idLength);
  return items.map((item) => {
    const renamed = JSON.parse(
      JSON.stringify({ pk: item.pk, sk: item.sk, m: item['m'] ?? '' }).replaceAll(id, own),
    ) as Item;
    const pk = item.pk.includes('#FIND#') ? `${item.pk.slice(0, -idLength)}${own}` : renamed.pk;
    return { ...item, pk, sk: renamed.sk, ...('m' in item ? { m: renamed['m'] } : {}) };
  });
}
