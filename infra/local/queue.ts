import { createHash, randomUUID } from 'node:crypto';
import type { QueueDefinition } from './deployment.ts';

export interface QueueMessage {
  messageId: string;
  body: string;
  bodyMd5: string;
  messageAttributes: object;
  sentMs: number;
  receives: number;
  /** A fresh one for each receipt; deleting needs the latest. */
  receiptHandle: string;
}

/** One SQS queue in memory: delay, visibility timeout and dead letters, in the order of arrival. */
export interface LocalQueue {
  definition: QueueDefinition;
  send(body: string, options?: { messageAttributes?: object; delayMs?: number }): QueueMessage;
  receive(messagesMax: number): QueueMessage[];
  delete(receiptHandle: string): void;
  /** Makes a received message visible again after `ms`. */
  release(receiptHandle: string, ms: number): void;
  /** Everything that is not deleted, in flight included. */
  messages(): readonly QueueMessage[];
  /** How many can be received within `ms`. */
  dueWithin(ms: number): number;
  clear(): void;
  onSend(listener: () => void): void;
}

export interface QueueSettings {
  nowMs: () => number;
  deadLetter: (body: string) => void;
}

interface Stored extends QueueMessage {
  visibleMs: number;
}

const messagesMax = 100_000;

export function createQueue(definition: QueueDefinition, { nowMs, deadLetter }: QueueSettings): LocalQueue {
  let stored: Stored[] = [];
  const listeners: (() => void)[] = [];

  function receive(limit: number): QueueMessage[] {
    const received: QueueMessage[] = [];
    for (const message of stored.filter(({ visibleMs }) => visibleMs <= nowMs())) {
      if (received.length === limit) break;
      if (message.receives >= definition.receivesMax) {
        stored = stored.filter((other) => other !== message);
        deadLetter(message.body);
        continue;
      }
      message.receives += 1;
      message.visibleMs = nowMs() + definition.visibilityTimeoutMs;
      message.receiptHandle = randomUUID();
      received.push({ ...message });
    }
    return received;
  }

  return {
    definition,
    receive,
    send(body, { messageAttributes = {}, delayMs = definition.delayMs } = {}) {
      if (stored.length >= messagesMax) throw new Error(`queue ${definition.name} is full`);
      const message: Stored = {
        messageId: randomUUID(),
        body,
        bodyMd5: createHash('md5').update(body).digest('hex'),
        messageAttributes,
        sentMs: nowMs(),
        receives: 0,
        receiptHandle: '',
        visibleMs: nowMs() + delayMs,
      };
      stored.push(message);
      for (const listener of listeners) listener();
      return message;
    },
    delete: (receiptHandle) => {
      stored = stored.filter((message) => message.receiptHandle !== receiptHandle);
    },
    release: (receiptHandle, ms) => {
      const message = stored.find((one) => one.receiptHandle === receiptHandle);
      if (message) message.visibleMs = nowMs() + ms;
    },
    messages: () => stored,
    dueWithin: (ms) => stored.filter(({ visibleMs }) => visibleMs <= nowMs() + ms).length,
    clear: () => {
      stored = [];
    },
    onSend: (listener) => void listeners.push(listener),
  };
}
