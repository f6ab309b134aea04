import { type ServiceCall, ServiceProblem } from './cloud-services.ts';
import type { LocalQueue } from './queue.ts';
import { queueNameIn } from './resource-names.ts';

const entriesMax = 10;

/** SQS's JSON protocol over the queues of this stack. */
export function sqsCalls(
  queues: ReadonlyMap<string, LocalQueue>,
  queueUrl: (name: string) => string,
): [string, ServiceCall][] {
  function queueOf({ QueueUrl }: Record<string, unknown>): LocalQueue {
    const queue = queues.get(queueNameIn(String(QueueUrl)));
    if (!queue) throw new ServiceProblem('QueueDoesNotExist', `no queue ${QueueUrl}`);
    return queue;
  }

  function send(queue: LocalQueue, entry: Record<string, unknown>) {
    const { messageId, bodyMd5 } = queue.send(String(entry['MessageBody']), {
      messageAttributes: (entry['MessageAttributes'] ?? {}) as object,
      ...(entry['DelaySeconds'] !== undefined && { delayMs: Number(entry['DelaySeconds']) * 1000 }),
    });
    return { MessageId: messageId, MD5OfMessageBody: bodyMd5 };
  }

  const operations: Record<string, ServiceCall> = {
    SendMessage: (input) => send(queueOf(input), input),
    SendMessageBatch: (input) => {
      const entries = input['Entries'] as Record<string, unknown>[];
      if (entries.length > entriesMax) throw new ServiceProblem('TooManyEntriesInBatchRequest', `over ${entriesMax}`);
      return { Successful: entries.map((entry) => ({ Id: entry['Id'], ...send(queueOf(input), entry) })), Failed: [] };
    },
    ReceiveMessage: (input) => ({
      Messages: queueOf(input)
        .receive(Number(input['MaxNumberOfMessages'] ?? 1))
        .map(({ messageId, receiptHandle, body, bodyMd5 }) => ({
          MessageId: messageId,
          ReceiptHandle: receiptHandle,
          Body: body,
          MD5OfBody: bodyMd5,
        })),
    }),
    DeleteMessage: (input) => queueOf(input).delete(String(input['ReceiptHandle'])),
    GetQueueUrl: ({ QueueName }) => ({
      QueueUrl: queueUrl(queueOf({ QueueUrl: QueueName }).definition.name),
    }),
    GetQueueAttributes: (input) => ({
      Attributes: { ApproximateNumberOfMessages: String(queueOf(input).messages().length) },
    }),
  };
  return Object.entries(operations).map(([name, call]) => [`AmazonSQS.${name}`, call]);
}
