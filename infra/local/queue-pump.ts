import { failedIds } from './batch-retry.ts';
import type { EventSourceDefinition } from './deployment.ts';
import { passesFilters } from './event-pattern.ts';
import type { LocalQueue, QueueMessage } from './queue.ts';
import type { Outcome } from './sandbox.ts';
import { createWake } from './wake.ts';

/** Carries the messages of one queue to one function. */
export interface QueuePump {
  /** Nothing is being delivered and no message is about to be tried. */
  idle(): boolean;
  stop(): Promise<void>;
}

export interface QueuePumpSettings {
  source: EventSourceDefinition;
  queue: LocalQueue;
  batchesAtOnceMax: number;
  invoke: (event: unknown) => Promise<Outcome>;
}

const idlePollMs = 100;
// A failed message is back after its visibility timeout in the cloud; nobody waits that long at a desk.
const failedReturnMsMax = 250;

export function startQueuePump({ source, queue, batchesAtOnceMax, invoke }: QueuePumpSettings): QueuePump {
  const wake = createWake();
  const flights = new Set<Promise<void>>();
  let stopped = false;
  queue.onSend(wake.now);

  async function deliver(messages: readonly QueueMessage[]): Promise<void> {
    const events = messages.map((message) => ({ message, event: toEventRecord(message, source) }));
    const wanted = events.filter(({ event }) => passesFilters(source.patterns, event));
    const outcome: Outcome =
      wanted.length > 0
        ? await invoke({ Records: wanted.map(({ event }) => event) })
        : { kind: 'answer', payload: null };
    const failed = failedAmong(messages, outcome, source.reportsItemFailures);
    for (const { receiptHandle, messageId } of messages) {
      if (!failed.has(messageId)) queue.delete(receiptHandle);
      else queue.release(receiptHandle, Math.min(queue.definition.visibilityTimeoutMs, failedReturnMsMax));
    }
    wake.now();
  }

  async function run(): Promise<void> {
    while (!stopped) {
      while (flights.size < batchesAtOnceMax) {
        const messages = queue.receive(source.batchSize);
        if (messages.length === 0) break;
        const flight = deliver(messages).finally(() => flights.delete(flight));
        flights.add(flight);
      }
      await wake.pause(idlePollMs);
    }
  }

  const running = run();
  return {
    idle: () => flights.size === 0 && queue.dueWithin(failedReturnMsMax) === 0,
    stop: async () => {
      stopped = true;
      wake.now();
      await running;
      await Promise.all(flights);
    },
  };
}

/** An unknown id, an error or a timeout fails the whole batch. */
function failedAmong(messages: readonly QueueMessage[], outcome: Outcome, reportsItemFailures: boolean): Set<string> {
  const all = new Set(messages.map(({ messageId }) => messageId));
  if (outcome.kind !== 'answer') return all;
  const failed = reportsItemFailures ? failedIds(outcome.payload) : [];
  return failed.every((id) => all.has(id)) ? new Set(failed) : all;
}

function toEventRecord(message: QueueMessage, { sourceArn }: EventSourceDefinition) {
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentMs),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(message.sentMs),
    },
    messageAttributes: message.messageAttributes,
    md5OfBody: message.bodyMd5,
    eventSource: 'aws:sqs',
    eventSourceARN: sourceArn,
    awsRegion: sourceArn.split(':')[3] ?? '',
  };
}
