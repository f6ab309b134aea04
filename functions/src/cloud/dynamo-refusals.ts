import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Cancelled, Contended, Item, Refused } from './table.ts';

const contended: Contended = { kind: 'CONTENDED' };

// The SDK itself retries neither conflicts nor cancelled transactions (evidence 3.2).
const passing = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
]);
// The answer was lost, the transaction perhaps not: its guard tells the next try (Q4).
const lostAnswers = new Set(['TimeoutError', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED']);
const passingReasons = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** Turns what one write threw into a value; anything that is no expected refusal is thrown on. */
export function readRefusal(error: unknown): Refused | Contended {
  if (error instanceof ConditionalCheckFailedException) return { kind: 'REFUSED', stored: itemOf(error.Item) };
  if (error instanceof Error && passing.has(error.name)) return contended;
  throw error;
}

/** The same for a transaction: failed conditions win over conflicts, because a replay may be among them. */
export function readCancellation(error: unknown): Cancelled | Contended {
  if (error instanceof TransactionCanceledException) {
    const reasons = error.CancellationReasons ?? [];
    const refusals = reasons.map(({ Code, Item: stored }): Refused | null =>
      Code === 'ConditionalCheckFailed' ? { kind: 'REFUSED', stored: itemOf(stored) } : null,
    );
    if (refusals.some((refusal) => refusal !== null)) return { kind: 'CANCELLED', refusals };
    if (reasons.some(({ Code }) => Code !== undefined && passingReasons.has(Code))) return contended;
    throw error;
  }
  if (error instanceof Error && (passing.has(error.name) || lostAnswers.has(error.name))) return contended;
  throw error;
}

// The document client leaves the items inside errors in DynamoDB's own notation.
function itemOf(stored: unknown): Item | null {
  if (stored === undefined || stored === null || Object.keys(stored).length === 0) return null;
  const values = stored as Record<string, unknown>;
  const isMarshalled = typeof values['pk'] === 'object';
  return (isMarshalled ? unmarshall(values as Parameters<typeof unmarshall>[0]) : values) as Item;
}
