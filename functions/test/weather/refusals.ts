import type { CallKind, Fault } from './forecast.ts';

const prefix = 'com.amazonaws.dynamodb.v20120810#';

/** What DynamoDB says when it refuses because of the weather; null where the fault is none of its words. */
export function refusalOf(fault: Fault, kind: CallKind, items: number) {
  const error = (status: number, type: string, more = {}) => ({
    status,
    reply: { __type: prefix + type, message: `weather: ${fault}`, ...more },
  });
  switch (fault) {
    case 'THROTTLED':
      return error(400, 'ProvisionedThroughputExceededException');
    case 'SERVER_ERROR':
      return error(500, 'InternalServerError');
    case 'IN_PROGRESS':
      return error(400, 'TransactionInProgressException');
    case 'CONFLICT': {
      if (kind !== 'transact') return error(400, 'TransactionConflictException');
      // One of the items is somebody else's at this moment; the others have nothing to say.
      const reasons = Array.from({ length: items }, (_, place) => ({
        Code: place === 0 ? 'TransactionConflict' : 'None',
      }));
      return error(400, 'TransactionCanceledException', { CancellationReasons: reasons });
    }
    default:
      return null;
  }
}
