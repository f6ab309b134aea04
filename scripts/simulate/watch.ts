import { asGuard, readClosed } from '@quaylai/functions/ledger/items';
import { redemptionsFrom } from '@quaylai/functions/ledger/keys';
import type { Step } from '../../functions/test/model/store.ts';

/**
 * What may never be seen, not even between two steps: a changed or removed entry (Q12), an entry out of its order, a
 * shelf below nothing (Q7), an account that leaps (C1.4), an order forgotten (Q3), a gift's step undone (Q6).
 */
export function watcher(): (step: Step) => void {
  const lastEntry = new Map<string, number>();
  /** By shop and member: whom they live on in. */
  const merged = new Map<string, string>();
  const survivor = (shop: string, member: unknown): unknown => {
    const into = merged.get(`${shop} ${member}`);
    return into === undefined ? member : survivor(shop, into);
  };
  return ({ key: { pk, sk }, before, after }) => {
    const at = `${pk} ${sk}`;
    if (sk.startsWith('E#')) {
      if (before !== null || after === null) throw new Error(`Q12 · ${at} was changed`);
      const seq = Number(sk.slice(2));
      if (seq !== (lastEntry.get(pk) ?? 0) + 1) throw new Error(`Q12 · ${at} is not the next entry`);
      lastEntry.set(pk, seq);
    }
    if (sk === 'HEAD') {
      if (after === null) throw new Error(`C1 · ${at} was removed`);
      const [was, is] = [Number(before?.['v'] ?? -1), Number(after['v'])];
      if (is !== was + 1) throw new Error(`C1 · ${at} leapt from version ${was} to ${is}`);
      const closed = readClosed(after);
      const [shop = '', , member = ''] = pk.split('#');
      if (closed?.kind === 'MERGED') merged.set(`${shop} ${member}`, closed.into);
    }
    if (sk.startsWith('SHELF#') && Number(after?.['q'] ?? 0) < 0) throw new Error(`Q7 · ${at} holds less than nothing`);
    if (sk === 'ORDER') {
      const shop = pk.slice(0, pk.indexOf('#'));
      const [was, is] = [asGuard(before), asGuard(after)];
      const isTheirs = was === null || survivor(shop, was['m']) === survivor(shop, is?.['m']);
      if (after === null || !isTheirs) throw new Error(`Q3 · ${at} was forgotten or changed hands`);
    }
    if (sk.startsWith(redemptionsFrom) && before !== null) {
      const [was, is] = [before, after].map((item) => JSON.stringify(item?.['hs'] ?? []).slice(0, -1));
      if (is?.startsWith(was ?? '') !== true) throw new Error(`Q6 · ${at} forgot what became of it`);
    }
    if (sk === 'GUARD' && before !== null) throw new Error(`Q3 · ${at} was written twice`);
  };
}
