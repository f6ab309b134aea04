import { randomUUID } from 'node:crypto';
import type { LocalClock } from './clock.ts';
import type { EventSourceDefinition } from './deployment.ts';

export interface StreamRecord {
  eventID: string;
  eventName: string;
  dynamodb: { SequenceNumber: string; ApproximateCreationDateTime: number; Keys: object };
}

export interface RecordSettings {
  source: EventSourceDefinition;
  clock: LocalClock;
  wasExpired: (keys: object) => boolean;
}

const timeToLiveService = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };

export type EventRecord = ReturnType<typeof toEventRecord>;

/** The record as Lambda passes it on; the engine keeps real time, so its times are moved to the local clock. */
export function toEventRecord(record: StreamRecord, { source, clock, wasExpired }: RecordSettings) {
  const { eventID, eventName, dynamodb } = record;
  const { sourceArn } = source;
  return {
    eventID,
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: sourceArn.split(':')[3] ?? '',
    dynamodb: {
      ...dynamodb,
      ApproximateCreationDateTime: dynamodb.ApproximateCreationDateTime + Math.round(clock.offsetMs() / 1000),
    },
    ...(eventName === 'REMOVE' && wasExpired(dynamodb.Keys) && { userIdentity: timeToLiveService }),
    eventSourceARN: sourceArn,
  };
}

/** What the on-failure destination gets: where the dropped records are, not what they hold. */
export function abandonedBatch(
  batch: readonly EventRecord[],
  attempts: number,
  shardId: string,
  { source, clock }: RecordSettings,
): object {
  const arrival = (record: EventRecord | undefined) =>
    new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: source.functionName,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: clock.now().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: batch[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: batch.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(batch[0]),
      approximateArrivalOfLastRecord: arrival(batch.at(-1)),
      batchSize: batch.length,
      streamArn: source.sourceArn,
    },
  };
}
