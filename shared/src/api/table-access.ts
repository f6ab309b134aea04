import type { Audience } from './route.ts';

/** One function for each audience, one for what webhooks took in, one for the stream, one for the jobs. */
export const functionNames = ['customer', 'staff', 'admin', 'webhooks', 'inbox', 'stream', 'scheduled'] as const;
export type FunctionName = Audience | 'inbox' | 'stream' | 'scheduled';

/** The second part of every partition key, "programme#KIND#…": what keys are made of and permissions are given by. */
export type PartitionKind =
  | 'M' // one member: account, entries, redemptions, personal data, consents
  | 'O' // an order, by the name its source gave it
  | 'I' // an API idempotency key
  | 'CFG' // the programme, its branches, rewards, staff
  | 'RULES' // rule versions and the schedule that says which is active
  | 'STOCK' // what is left of a reward
  | 'BUDGET' // what is used of a campaign's shared budget
  | 'FIND' // keyed hash → member
  | 'MEMBERS' // members by name and last digits, sharded
  | 'STAFF'
  | 'INVITE'
  | 'CODE' // voucher code → redemption
  | 'POS'
  | 'NONCE'
  | 'LOCK'
  | 'DAY' // day totals, sharded
  | 'QUEUE' // what waits for staff, by branch
  | 'ASK' // what members asked of the shop, by deadline
  | 'REVIEW' // what a person judges before it counts, by branch
  | 'DUE' // members by when the clock next changes their account, sharded
  | 'DESK' // desktops that ask to be signed in, and the sessions they got
  | 'ROSTER' // every member there ever was, sharded, and how far the nightly proof has come
  | 'MINIAPP' // a Mini App's id → its programme: asked before any programme is known
  | 'PROGRAMMES'; // every programme there is, for the jobs

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
    writes: ['M', 'O', 'I', 'STOCK', 'BUDGET', 'FIND', 'INVITE', 'ASK', 'DESK'],
    removes: ['FIND'],
  },
  staff: {
    reads: ['CFG', 'RULES', 'STAFF', 'MEMBERS', 'CODE', 'DAY', 'QUEUE', 'DESK'],
    writes: ['M', 'O', 'I', 'BUDGET', 'FIND', 'NONCE', 'LOCK', 'REVIEW'],
    removes: [],
  },
  admin: {
    reads: ['O', 'BUDGET', 'MEMBERS', 'CODE', 'DAY', 'QUEUE'],
    writes: ['M', 'CFG', 'RULES', 'STOCK', 'STAFF', 'INVITE', 'POS', 'I', 'FIND', 'ASK', 'DESK', 'LOCK'],
    removes: ['FIND', 'ASK'],
  },
  webhooks: {
    reads: ['MINIAPP', 'POS', 'CFG', 'RULES', 'CODE'],
    writes: ['M', 'O', 'I', 'BUDGET', 'FIND', 'REVIEW', 'DUE'],
    removes: [],
  },
  inbox: {
    reads: ['RULES'],
    writes: ['M', 'I', 'FIND'],
    removes: ['FIND'],
  },
  stream: {
    reads: ['O', 'I', 'CFG', 'RULES'],
    writes: ['M', 'STOCK', 'BUDGET', 'CODE', 'DAY', 'MEMBERS', 'QUEUE', 'DUE', 'ROSTER'],
    removes: ['MEMBERS', 'QUEUE'],
  },
  scheduled: {
    reads: ['PROGRAMMES', 'CFG', 'RULES', 'O', 'QUEUE'],
    writes: ['M', 'I', 'STOCK', 'BUDGET', 'DUE', 'REVIEW', 'ROSTER'],
    removes: ['DUE'],
  },
};

/**
 * Sort keys whose changes `stream` is woken for: a member's account, personal data, entries and redemptions, and
 * reviews. What it writes itself is not among them, or each batch would cause another.
 */
export const followed = { exactly: ['HEAD', 'PERSON'], beginning: ['E#', 'R#', 'REVIEW#'] } as const;
