import type { MemberId } from '@quaylai/shared/words/ids';
import type { Write } from '../cloud/table.ts';
import { accountItem, lotPageItem, type StoredAccount } from './items.ts';
import { headKey, lotPageKey } from './keys.ts';
import { layOut, noPages } from './lot-pages.ts';
import type { Programme } from './programme.ts';
import type { Guarded } from './transact.ts';

type After = Pick<StoredAccount, 'account' | 'headHash'>;

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
export function newAccountWrite(programme: Programme, member: MemberId, opened: Omit<StoredAccount, 'pages'>): Guarded {
  const stored = { ...opened, pages: noPages };
  return {
    write: {
      put: accountItem(headKey(programme, member), stored, opened.account.lots),
      when: 'attribute_not_exists(pk)',
    },
    refusedBecause: null,
  };
}
