import type { MemberId } from '@quaylai/shared/words/ids';
import type { Write } from '../cloud/table.ts';
import type { ChainedEntry } from './entry.ts';
import { accountItem, entryItem, lotPageItem, type StoredAccount } from './items.ts';
import { entryKey, headKey, lotPageKey } from './keys.ts';
import { layOut, noPages } from './lot-pages.ts';
import type { Programme } from './programme.ts';
import type { Guarded } from './transact.ts';

type After = Pick<StoredAccount, 'account' | 'headHash'> & Partial<Pick<StoredAccount, 'closed' | 'datedBy'>>;

/**
 * An account as it will stand, conditional on the version it was decided on; with the pages of lots that change, when
 * it has spilled. Pages need no condition of their own: nobody writes them without the account.
 */
export function accountWrites(
  programme: Programme,
  member: MemberId,
  before: StoredAccount,
  after: After,
): readonly Guarded[] {
  const layout = layOut(before.pages, after.account.lots, after.account.version);
  const head: Write = {
    put: accountItem(headKey(programme, member), { ...before, ...after, pages: layout.pages }, layout.inline),
    when: 'v = :decidedOn',
    values: { ':decidedOn': before.account.version },
  };
  const pageKey = (name: string) => lotPageKey(programme, member, name);
  const writes: readonly Write[] = [
    head,
    ...layout.written.flatMap((name) => {
      const page = layout.pages.get(name);
      return page === undefined ? [] : [{ put: lotPageItem(pageKey(name), page) }];
    }),
  ];
  return writes.map((write) => ({ write, refusedBecause: null }));
}

/** A member's first account: nothing may stand there. */
export function newAccountWrite(
  programme: Programme,
  member: MemberId,
  opened: Omit<StoredAccount, 'pages' | 'closed' | 'datedBy'>,
): Guarded {
  const stored = { ...opened, datedBy: null, closed: null, pages: noPages };
  return {
    write: {
      put: accountItem(headKey(programme, member), stored, opened.account.lots),
      when: 'attribute_not_exists(pk)',
    },
    refusedBecause: null,
  };
}

/** An entry in its place, which must be free: with the account conditional on its version, no gap and no fork. */
export function entryWrite(programme: Programme, member: MemberId, placed: ChainedEntry): Guarded {
  const put = entryItem(entryKey(programme, member, placed.entry.seq), placed);
  return { write: { put, when: 'attribute_not_exists(pk)' }, refusedBecause: null };
}
