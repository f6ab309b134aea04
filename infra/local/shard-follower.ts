import { deliverInOrder } from './batch-retry.ts';
import type { Checkpoints } from './checkpoints.ts';
import { type DynamodbCall, DynamodbError } from './dynamodb-call.ts';
import { passesFilters } from './event-pattern.ts';
import type { Outcome } from './sandbox.ts';
import { consumerOf, type Shard } from './shards.ts';
import { abandonedBatch, type RecordSettings, type StreamRecord, toEventRecord } from './stream-record.ts';
import { createWake } from './wake.ts';

export interface ShardSettings extends RecordSettings {
  call: DynamodbCall;
  checkpoints: Checkpoints;
  invoke: (event: unknown) => Promise<Outcome>;
  /** Receives what AWS would send to the on-failure destination. */
  onFailure: (message: object) => void;
  onLog: (text: string) => void;
}

// Every finished invocation wakes the follower, so this only catches writes that came from elsewhere.
const idlePollMs = 200;
const recordsPerReadMax = 1_000;

/** Reads one shard to its end and on, delivering what it finds. */
export interface ShardFollower {
  wake(): void;
  drained(): Promise<void>;
  stop(): Promise<void>;
}

export function followShard(settings: ShardSettings, { streamArn, shardId }: Shard): ShardFollower {
  const { source, call, checkpoints } = settings;
  const consumer = consumerOf(source.id, { streamArn, shardId });
  const wake = createWake();
  // Its own, because a failed delivery is itself a finished invocation and must not cut its pause short.
  const retryWake = createWake();
  const tellEmpty: (() => void)[] = [];
  let stopped = false;
  let ended = false;
  let reads = 0;
  let emptyRead = 0;

  async function openIterator(): Promise<string | undefined> {
    const after = checkpoints.read(consumer);
    const position = after
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }
      : { ShardIteratorType: source.startingPosition };
    const shard = { StreamArn: streamArn, ShardId: shardId };
    const { ShardIterator } = await call('DynamoDBStreams.GetShardIterator', { ...shard, ...position }).catch(
      (error) => {
        if (!(error instanceof DynamodbError) || !after) throw error;
        // The record behind the checkpoint may be trimmed away by now.
        return call('DynamoDBStreams.GetShardIterator', { ...shard, ShardIteratorType: 'TRIM_HORIZON' });
      },
    );
    return ShardIterator as string | undefined;
  }

  async function deliver(records: readonly StreamRecord[]): Promise<void> {
    const events = records
      .map((record) => toEventRecord(record, settings))
      .filter((event) => passesFilters(source.patterns, event));
    const delivered = await deliverInOrder(events, {
      policy: source,
      idOf: (event) => event.dynamodb.SequenceNumber,
      invoke: (batch) => settings.invoke({ Records: batch }),
      giveUp: async (batch, attempts) => settings.onFailure(abandonedBatch(batch, attempts, shardId, settings)),
      pause: retryWake.pause,
      stopped: () => stopped,
    });
    const last = records.at(-1);
    if (delivered && last) checkpoints.save(consumer, last.dynamodb.SequenceNumber);
  }

  async function follow(): Promise<void> {
    let iterator: string | undefined;
    while (!stopped && !ended) {
      try {
        iterator ??= await openIterator();
        reads += 1;
        const readAt = reads;
        const limit = Math.min(source.batchSize, recordsPerReadMax);
        const reply = await call('DynamoDBStreams.GetRecords', { ShardIterator: iterator, Limit: limit });
        const records = (reply['Records'] ?? []) as unknown as StreamRecord[];
        if (records.length > 0) await deliver(records);
        iterator = reply['NextShardIterator'] as string | undefined;
        ended = iterator === undefined;
        if (records.length > 0) continue;
        emptyRead = readAt;
        for (const tell of tellEmpty.splice(0)) tell();
      } catch (error) {
        iterator = undefined;
        if (!stopped) settings.onLog(`${streamArn}: ${(error as Error).message}`);
      }
      if (!stopped) await wake.pause(idlePollMs);
    }
    for (const tell of tellEmpty.splice(0)) tell();
  }

  const following = follow();
  return {
    wake: wake.now,
    drained: async () => {
      const after = reads;
      while (!stopped && !ended && emptyRead <= after) {
        const empty = new Promise<void>((resolve) => void tellEmpty.push(resolve));
        wake.now();
        await empty;
      }
    },
    stop: async () => {
      stopped = true;
      wake.now();
      retryWake.now();
      await following;
    },
  };
}
