import { openService } from './json-service.ts';

/** A queue that may be sent to. */
export interface Queue {
  send(body: string): Promise<void>;
}

/** A message whose answer was lost is sent again: whoever takes it knows what it took before. */
export function openQueue(url: string): Queue {
  const ask = openService({ service: 'sqs', contentType: 'application/x-amz-json-1.0', target: 'AmazonSQS' });
  return { send: async (body) => void (await ask('SendMessage', { QueueUrl: url, MessageBody: body })) };
}
