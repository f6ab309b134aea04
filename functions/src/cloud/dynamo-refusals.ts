import { itemFromWire, type WireItem } from './dynamo-values.ts';
import { LostAnswer } from './exchange.ts';
import { ServiceRefusal } from './json-service.ts';
import type { Cancelled, Contended, Item, Refused } from './table.ts';

const contended: Contended = { kind: 'CONTENDED' };

// Of these only throttles, and what the server did wrong, were tried a second time already.
const passing = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
]);
const passingReasons = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

interface Reason {
  readonly Code?: string;
  readonly Item?: WireItem;
}

/** Turns what one write threw into a value; anything that is no expected refusal is thrown on. */
export function readRefusal(error: unknown): Refused | Contended {
  if (error instanceof ServiceRefusal) {
    if (error.name === 'ConditionalCheckFailedException') return refused(error.reply as Reason);
    if (passing.has(error.name)) return contended;
  }
  throw error;
}

/** The same for a transaction: failed conditions win over conflicts, because a replay may be among them. */
export function readCancellation(error: unknown): Cancelled | Contended {
  // Perhaps written, perhaps not: its guard tells the next try (Q4).
  if (error instanceof LostAnswer) return contended;
  if (!(error instanceof ServiceRefusal)) throw error;
  if (passing.has(error.name)) return contended;
  if (error.name !== 'TransactionCanceledException') throw error;
  const reasons = (error.reply['CancellationReasons'] ?? []) as readonly Reason[];
  const refusals = reasons.map((reason) => (reason.Code === 'ConditionalCheckFailed' ? refused(reason) : null));
  if (refusals.some((refusal) => refusal !== null)) return { kind: 'CANCELLED', refusals };
  if (reasons.some(({ Code }) => Code !== undefined && passingReasons.has(Code))) return contended;
  throw error;
}

function refused({ Item: stored }: Reason): Refused {
  const isThere = stored !== undefined && Object.keys(stored).length > 0;
  return { kind: 'REFUSED', stored: isThere ? (itemFromWire(stored) as Item) : null };
}
