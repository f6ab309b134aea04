import type { Contended, Table } from '@quaylai/functions/cloud/table';

/** What one write meets on its way; `work` is what somebody else gets written just before it. */
export type Trouble =
  | { readonly kind: 'THROTTLED' | 'CONFLICT' | 'ANSWER_LOST' }
  | { readonly kind: 'OVERTAKEN'; readonly work: () => Promise<unknown> };

/** Of a throttled write: it is not billed. */
export const throttled: Contended = { kind: 'CONTENDED' };
const contended: Contended = { kind: 'CONTENDED' };

/** A table whose next transaction can be made to go wrong once, in a way that is chosen. */
export function ambushed(table: Table): { readonly table: Table; lay(trouble: Trouble): void; isWaiting(): boolean } {
  let waiting: Trouble | null = null;
  return {
    lay: (trouble) => {
      waiting = trouble;
    },
    isWaiting: () => waiting !== null,
    table: {
      ...table,
      transact: async (writes) => {
        const trouble = waiting;
        waiting = null;
        if (trouble?.kind === 'THROTTLED') return throttled;
        if (trouble?.kind === 'CONFLICT') return contended;
        if (trouble?.kind === 'OVERTAKEN') await trouble.work();
        const answer = await table.transact(writes);
        return trouble?.kind === 'ANSWER_LOST' ? contended : answer;
      },
    },
  };
}
