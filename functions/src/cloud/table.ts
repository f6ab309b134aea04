/** What the rooms above see of DynamoDB: one table, keys of two parts, conditions, no client. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Item = Key & Readonly<Record<string, unknown>>;

interface Conditioned {
  /** A condition expression; the write is refused, and the stored item handed back, when it does not hold. */
  readonly when?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface Put extends Conditioned {
  readonly put: Item;
}
export interface Update extends Conditioned {
  readonly update: Key;
  readonly change: string;
}
export interface Delete extends Conditioned {
  readonly remove: Key;
}
export interface Check extends Conditioned {
  readonly check: Key;
  readonly when: string;
}

export type Write = Put | Update | Delete | Check;

/** A conflict, throttling, or a lost answer: not known to be written. Try again; a guard recognises what was. */
export interface Contended {
  readonly kind: 'CONTENDED';
}
export interface Done {
  readonly kind: 'DONE';
  /** The item after an update; null for other writes. */
  readonly after: Item | null;
}
export interface Refused {
  readonly kind: 'REFUSED';
  /** What stood there instead; null when nothing did. */
  readonly stored: Item | null;
}
/** One answer per write of the transaction: null where the condition held. */
export interface Cancelled {
  readonly kind: 'CANCELLED';
  readonly refusals: readonly (Refused | null)[];
}

export type WriteAnswer = Done | Refused | Contended;
export type TransactAnswer = Done | Cancelled | Contended;

export interface RangeQuery {
  readonly pk: string;
  /** Inclusive bounds of the sort key. */
  readonly from: string;
  readonly to: string;
  readonly limit: number;
  readonly newestFirst?: boolean;
  /** The sort key to go on after. */
  readonly after?: string | undefined;
  readonly consistent?: boolean;
}

export interface Page {
  readonly items: readonly Item[];
  /** The sort key to go on after; null at the end. */
  readonly next: string | null;
}

export interface Table {
  get(key: Key): Promise<Item | null>;
  /** In the order asked, null where nothing stands; always strongly consistent. At most 100 keys. */
  batchGet(keys: readonly Key[]): Promise<readonly (Item | null)[]>;
  query(range: RangeQuery): Promise<Page>;
  write(write: Write): Promise<WriteAnswer>;
  transact(writes: readonly Write[]): Promise<TransactAnswer>;
}

/**
 * Told after each call what it consumed, nothing when it was refused: tests assert on it, functions may put it in their
 * metrics.
 */
export type Meter = (spent: { readonly operation: string; readonly read: number; readonly write: number }) => void;
