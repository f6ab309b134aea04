import type { Audience } from '@quaylai/shared/api/route';

/** One function for each audience, one for the stream, one for the jobs. */
export const functionNames = ['customer', 'staff', 'admin', 'webhooks', 'stream', 'scheduled'] as const;
export type FunctionName = Audience | 'stream' | 'scheduled';

/** The second part of a partition key; functions/src/ledger/keys.ts says what each holds. */
export type PartitionKind =
  | 'M'
  | 'O'
  | 'I'
  | 'CFG'
  | 'RULES'
  | 'STOCK'
  | 'FIND'
  | 'MEMBERS'
  | 'STAFF'
  | 'INVITE'
  | 'CODE'
  | 'POS'
  | 'NONCE'
  | 'LOCK'
  | 'DAY'
  | 'QUEUE'
  | 'MINIAPP';

/** What a function may do beside the other two; what is written or removed may be read too. */
export interface TableAccess {
  readonly reads: readonly PartitionKind[];
  readonly writes: readonly PartitionKind[];
  readonly removes: readonly PartitionKind[];
}

/**
 * Who touches which kind of partition. What it buys: no request of a customer, a cashier or a till can change rules,
 * rewards, staff or a programme's secrets, and only tills and the owner's console see how tills prove themselves.
 */
export const tableAccess: Readonly<Record<FunctionName, TableAccess>> = {
  customer: {
    reads: ['MINIAPP', 'CFG', 'RULES', 'STAFF'],
    writes: ['M', 'O', 'I', 'STOCK', 'FIND', 'INVITE'],
    removes: ['FIND'],
  },
  staff: {
    reads: ['CFG', 'RULES', 'STAFF', 'MEMBERS', 'CODE', 'DAY', 'QUEUE'],
    writes: ['M', 'O', 'I', 'FIND', 'NONCE', 'LOCK'],
    removes: [],
  },
  admin: {
    reads: ['M', 'O', 'FIND', 'MEMBERS', 'CODE', 'DAY', 'QUEUE'],
    writes: ['CFG', 'RULES', 'STOCK', 'STAFF', 'INVITE', 'POS', 'I'],
    removes: [],
  },
  webhooks: {
    reads: ['POS', 'CFG', 'RULES'],
    writes: ['M', 'O', 'I', 'FIND'],
    removes: [],
  },
  stream: {
    reads: ['O', 'I', 'CFG', 'RULES'],
    writes: ['M', 'STOCK', 'CODE', 'DAY', 'MEMBERS', 'QUEUE'],
    removes: ['MEMBERS', 'QUEUE'],
  },
  scheduled: {
    reads: ['MINIAPP', 'CFG', 'RULES', 'O', 'QUEUE'],
    writes: ['M', 'I', 'STOCK'],
    removes: [],
  },
};
