import type { Checkpoints } from './checkpoints.ts';
import type { DynamodbCall } from './dynamodb-call.ts';

export interface Shard {
  streamArn: string;
  shardId: string;
  /** The last record so far, where the engine tells. */
  lastSequenceNumber: string | undefined;
}

interface ShardDescription {
  ShardId: string;
  SequenceNumberRange?: { EndingSequenceNumber?: string };
}

/** The shards of the table's newest stream; none when it has no stream. */
export async function shardsOf(call: DynamodbCall, tableName: string): Promise<Shard[]> {
  const { Streams } = await call('DynamoDBStreams.ListStreams', { TableName: tableName });
  const streamArn = (Streams as { StreamArn: string }[]).at(-1)?.StreamArn;
  if (!streamArn) return [];
  const { StreamDescription } = await call('DynamoDBStreams.DescribeStream', { StreamArn: streamArn });
  const { Shards } = StreamDescription as unknown as { Shards: ShardDescription[] };
  return Shards.map(({ ShardId, SequenceNumberRange }) => ({
    streamArn,
    shardId: ShardId,
    lastSequenceNumber: SequenceNumberRange?.EndingSequenceNumber,
  }));
}

/** Under which name a consumer's place in a shard is kept. */
export function consumerOf(sourceId: string, { streamArn, shardId }: Pick<Shard, 'streamArn' | 'shardId'>): string {
  return `${sourceId} ${streamArn} ${shardId}`;
}

/** dynoxide keeps a dropped table's records for the next table of that name: a consumer must start behind them. */
export async function skipDroppedRecords(
  call: DynamodbCall,
  checkpoints: Checkpoints,
  consumers: readonly { id: string; tableName: string }[],
): Promise<void> {
  for (const { id, tableName } of consumers) {
    for (const shard of await shardsOf(call, tableName)) {
      const { lastSequenceNumber } = shard;
      if (lastSequenceNumber) checkpoints.save(consumerOf(id, shard), lastSequenceNumber);
    }
  }
}
