import type { Sale } from './sales.ts';
import type { Seeded } from './seeded.ts';

/** What happens in the demo's shop, in order of arrival. */
export type Event =
  /** A person joins in Zalo and links the phone that the till will know. */
  | { readonly kind: 'JOIN'; readonly phone: string }
  /** The till pushes a sale; the same push may arrive several times, also at once. */
  | { readonly kind: 'SALE'; readonly sale: Sale; readonly copies: number }
  | {
      readonly kind: 'RETURN';
      readonly sale: Sale;
      readonly returnId: string;
      readonly whole: boolean;
      readonly copies: number;
    }
  /** A joined member redeems what can be afforded; `end` is how the counter story ends. */
  | { readonly kind: 'REDEEM'; readonly phone: string; readonly end: 'APPROVED' | 'REFUSED' | 'CANCELLED' };

/** Events that may be under way together; the clock stands at `clock` while they are. */
export interface Scene {
  readonly clock: string;
  readonly events: readonly Event[];
}

const salesPerScene = 20;
const joinPercent = 40;
const repeatPercent = 6;
const returnPercent = 4;
const wholeReturnPercent = 40;
const redeemPercent = 25;

/**
 * Sales in the data's order cut into scenes, each told out of order, with people, repeats, returns and redemptions
 * mixed in.
 */
export function tell(sales: readonly Sale[], seed: Seeded): Scene[] {
  const scenes: Scene[] = [];
  const met = new Set<string>();
  const joined = new Set<string>();
  for (let from = 0; from < sales.length; from += salesPerScene) {
    const batch = sales.slice(from, from + salesPerScene);
    const clock = batch.at(-1)?.businessTime ?? '';
    const arrivals: Event[] = [];
    for (const sale of batch) {
      if (!met.has(sale.phone) && seed.chance(joinPercent)) {
        joined.add(sale.phone);
        scenes.push({ clock, events: [{ kind: 'JOIN', phone: sale.phone }] });
      }
      met.add(sale.phone);
      arrivals.push({ kind: 'SALE', sale, copies: copies(seed) });
    }
    scenes.push({ clock, events: seed.shuffle(arrivals) });
    const afterwards = [...returnsOf(batch, seed), ...redemptionsOf(batch, joined, seed)];
    if (afterwards.length > 0) scenes.push({ clock, events: seed.shuffle(afterwards) });
  }
  return scenes;
}

const copies = (seed: Seeded): number => (seed.chance(repeatPercent) ? 2 + seed.below(2) : 1);

function returnsOf(batch: readonly Sale[], seed: Seeded): Event[] {
  return batch
    .filter(() => seed.chance(returnPercent))
    .map((sale) => ({
      kind: 'RETURN',
      sale,
      returnId: `TRA-${sale.invoice}`,
      whole: seed.chance(wholeReturnPercent),
      copies: copies(seed),
    }));
}

function redemptionsOf(batch: readonly Sale[], joined: ReadonlySet<string>, seed: Seeded): Event[] {
  const phones = [...new Set(batch.map((sale) => sale.phone))].filter((phone) => joined.has(phone));
  return phones
    .filter(() => seed.chance(redeemPercent))
    .map((phone) => {
      const roll = seed.below(10);
      return { kind: 'REDEEM', phone, end: roll === 0 ? 'REFUSED' : roll === 1 ? 'CANCELLED' : 'APPROVED' };
    });
}
