import type { SealingKeys } from '../cloud/sealing-keys.ts';
import type { Item, Update, WriteAnswer } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { whileContended } from '../ledger/retry.ts';
import { openField, type SealedName, sealedField, sealedIn, sealedNames } from '../records/sealed.ts';

type Counts = Readonly<Record<SealedName, number>>;

export interface Resealed {
  /** Everything that is sealed under the environment's key, by what it is. */
  readonly seen: Counts;
  /** Of those, what was under an older key and is under the newest now. */
  readonly resealed: number;
  /** What no key opens, by its partition and sort key: nothing was done to it. */
  readonly unreadable: readonly string[];
}

/** So many at once, then a breath: shops that trade meanwhile keep the table's capacity. */
const batchMax = 25;
const breathMs = 100;
const racesMax = 8;
const unreadableToldMax = 20;

/**
 * Seals anew under the first of the keys what is still under another, while everybody works: each field only as it was
 * read, or not at all; nothing else of its item is touched. May be stopped anywhere and run again: what is done is left
 * alone. Throws when an item stays contended.
 */
export async function reseal(world: World, items: AsyncIterable<Item>, keys: SealingKeys): Promise<Resealed> {
  const seen = Object.fromEntries(sealedNames.map((name) => [name, 0])) as Record<SealedName, number>;
  const unreadable: string[] = [];
  let resealed = 0;
  let waiting: Item[] = [];
  const work = async () => {
    const outcomes = await Promise.all(waiting.map((item) => resealItem(world, item, keys)));
    waiting = [];
    for (const outcome of outcomes) {
      if (outcome === 'RESEALED') resealed += 1;
      else if (outcome !== 'STOOD' && unreadable.length < unreadableToldMax) unreadable.push(outcome.unreadable);
    }
  };
  for await (const item of items) {
    const sealed = sealedIn(item);
    if (sealed === null) continue;
    seen[sealed.name] += 1;
    if (opens([keys[0]], sealed.name, item)) continue;
    waiting.push(item);
    if (waiting.length < batchMax) continue;
    await work();
    await world.sleep(breathMs);
  }
  await work();
  return { seen, resealed, unreadable };
}

type Outcome = 'RESEALED' | 'STOOD' | { readonly unreadable: string };

async function resealItem(world: World, scanned: Item, keys: SealingKeys): Promise<Outcome> {
  let item: Item | null = scanned;
  for (let race = 0; race < racesMax; race++) {
    // Gone, blank, or written meanwhile, and so sealed by somebody who seals under the newest.
    const sealed: ReturnType<typeof sealedIn> = item === null ? null : sealedIn(item);
    if (item === null || sealed === null || opens([keys[0]], sealed.name, item)) return 'STOOD';
    if (!opens(keys, sealed.name, item)) return { unreadable: `${item.pk} ${item.sk}` };
    const { name, attribute } = sealed;
    const fresh = sealedField(
      { ...world, keys: { dataKeys: keys } },
      name,
      item,
      openField({ dataKeys: keys }, name, item),
    );
    const update: Update = {
      update: { pk: item.pk, sk: item.sk },
      change: 'SET #sealed = :fresh',
      when: '#sealed = :seen',
      names: { '#sealed': attribute },
      values: { ':fresh': fresh[attribute], ':seen': item[attribute] },
    };
    const answer: WriteAnswer = await whileContended(world, () => world.table.write(update));
    if (answer.kind === 'DONE') return 'RESEALED';
    if (answer.kind === 'CONTENDED') break;
    item = answer.stored;
  }
  throw new Error('an item was written too often to be sealed anew: run again');
}

function opens(dataKeys: SealingKeys, name: SealedName, item: Item): boolean {
  try {
    openField({ dataKeys }, name, item);
    return true;
  } catch {
    return false;
  }
}
