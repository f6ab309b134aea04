import type { JsonMap } from './cloud-assembly.ts';

export class DynamodbError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** One call to a local engine, e.g. "DynamoDB.Scan" or "DynamoDBStreams.GetRecords"; local engines check no signature. */
export type DynamodbCall = (operation: string, input: object) => Promise<JsonMap>;

export function dynamodbCall(url: string): DynamodbCall {
  return async (operation, input) => {
    const [service, action] = operation.split('.');
    const reply = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${service}_20120810.${action}`,
        'x-amz-date': '20260101T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/ap-southeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify(input),
    });
    const body = (await reply.json()) as JsonMap;
    if (reply.ok) return body;
    throw new DynamodbError(String(body['__type']).split('#').at(-1) ?? '', String(body['message'] ?? body['Message']));
  };
}
