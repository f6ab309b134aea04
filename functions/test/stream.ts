import type { DynamoDBRecord } from 'aws-lambda';

const callsMax = 200;

interface Answer {
  readonly Streams?: readonly { readonly StreamArn: string }[];
  readonly StreamDescription?: { readonly Shards: readonly { readonly ShardId: string }[] };
  readonly ShardIterator?: string;
  readonly NextShardIterator?: string;
  readonly Records?: readonly DynamoDBRecord[];
}

/** Reads a table's stream from the engine as Lambda would be handed it: every record since the table was made. */
export async function readStream(endpoint: string, tableName: string): Promise<readonly DynamoDBRecord[]> {
  const ask = async (operation: string, body: object) => {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/ap-southeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x',
        'x-amz-date': '20260101T000000Z',
      },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Answer;
  };
  const { Streams: streams } = await ask('ListStreams', { TableName: tableName });
  const { StreamArn: arn } = streams?.at(-1) ?? {};
  const { StreamDescription: described } = await ask('DescribeStream', { StreamArn: arn });
  const records: DynamoDBRecord[] = [];
  for (const { ShardId: shard } of described?.Shards ?? []) {
    const start = { StreamArn: arn, ShardId: shard, ShardIteratorType: 'TRIM_HORIZON' };
    let { ShardIterator: iterator } = await ask('GetShardIterator', start);
    for (let call = 0; iterator !== undefined && call < callsMax; call++) {
      const page = await ask('GetRecords', { ShardIterator: iterator, Limit: 1_000 });
      const found = page.Records ?? [];
      if (found.length === 0) break;
      records.push(...found);
      iterator = page.NextShardIterator;
    }
  }
  return records;
}
