/** A queue that may be sent to. */
export interface Queue {
  send(body: string): Promise<void>;
}

/** The client is loaded at the first message: a till's push, which queues nothing, starts without it. */
export function openQueue(url: string): Queue {
  return {
    send: async (body) => {
      const { SQSClient, SendMessageCommand } = await import('@aws-sdk/client-sqs');
      const client = new SQSClient({ maxAttempts: 3 });
      try {
        await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
      } finally {
        client.destroy();
      }
    },
  };
}
