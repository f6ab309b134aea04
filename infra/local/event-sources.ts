import type { Checkpoints } from './checkpoints.ts';
import type { LocalClock } from './clock.ts';
import type { EventSourceDefinition } from './deployment.ts';
import type { DynamodbCall } from './dynamodb-call.ts';
import type { LocalQueue } from './queue.ts';
import { type QueuePump, startQueuePump } from './queue-pump.ts';
import { queueNameIn, tableNameIn } from './resource-names.ts';
import type { Outcome } from './sandbox.ts';
import { skipDroppedRecords } from './shards.ts';
import { type StreamPump, startStreamPump } from './stream-pump.ts';

/** All event source mappings of the deployment. */
export interface EventSources {
  start(): void;
  /** After the tables were dropped and made anew, before the next start. */
  skipDropped(): Promise<void>;
  /** New records may be waiting. */
  wake(): void;
  /** Ends when every stream was read empty after this call. */
  drained(): Promise<void>;
  /** No message of a queue is waiting or in flight. */
  idle(): boolean;
  stop(): Promise<void>;
}

export interface EventSourcesSettings {
  sources: readonly EventSourceDefinition[];
  queues: ReadonlyMap<string, LocalQueue>;
  call: DynamodbCall;
  clock: LocalClock;
  checkpoints: Checkpoints;
  wasExpired: (keys: object) => boolean;
  sandboxesPerFunctionMax: number;
  invoke: (functionName: string, event: unknown) => Promise<Outcome>;
  onLog: (text: string) => void;
}

export function createEventSources(settings: EventSourcesSettings): EventSources {
  let streams: StreamPump[] = [];
  let pumps: QueuePump[] = [];

  function startStream(source: EventSourceDefinition, tableName: string): StreamPump {
    return startStreamPump({
      ...settings,
      source,
      tableName,
      invoke: (event) => settings.invoke(source.functionName, event),
      onFailure: (message) => {
        settings.onLog(`gave up a batch for ${source.functionName}: ${JSON.stringify(message)}`);
        if (source.onFailureArn) queueOf(source.onFailureArn).send(JSON.stringify(message));
      },
    });
  }

  function queueOf(arn: string): LocalQueue {
    const queue = settings.queues.get(queueNameIn(arn));
    if (!queue) throw new Error(`the templates hold no queue ${arn}`);
    return queue;
  }

  const ofTables = settings.sources.flatMap((source) => {
    const tableName = tableNameIn(source.sourceArn);
    return tableName ? [{ source, tableName, id: source.id }] : [];
  });
  const ofQueues = settings.sources.filter(({ sourceArn }) => !tableNameIn(sourceArn));

  return {
    start() {
      streams = ofTables.map(({ source, tableName }) => startStream(source, tableName));
      pumps = ofQueues.map((source) =>
        startQueuePump({
          source,
          queue: queueOf(source.sourceArn),
          batchesAtOnceMax: settings.sandboxesPerFunctionMax,
          invoke: (event) => settings.invoke(source.functionName, event),
        }),
      );
    },
    skipDropped: () => skipDroppedRecords(settings.call, settings.checkpoints, ofTables),
    wake: () => {
      for (const stream of streams) stream.wake();
    },
    drained: async () => void (await Promise.all(streams.map((stream) => stream.drained()))),
    idle: () => pumps.every((pump) => pump.idle()),
    stop: async () => {
      await Promise.all([...streams, ...pumps].map((pump) => pump.stop()));
      streams = [];
      pumps = [];
    },
  };
}
