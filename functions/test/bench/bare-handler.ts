import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 2 }));
const TableName = process.env['TABLE_NAME'];

/** The least that a function with the SDK can do: two items in one transaction. What ours cost is measured against it. */
export async function handler({ requestContext }: { requestContext: { requestId: string } }) {
  const pk = `bare#${requestContext.requestId}`;
  await client.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: { pk, sk: 'E', points: 35 }, ConditionExpression: 'attribute_not_exists(pk)' } },
        {
          Update: {
            TableName,
            Key: { pk, sk: 'HEAD' },
            UpdateExpression: 'ADD points :p',
            ExpressionAttributeValues: { ':p': 35 },
          },
        },
      ],
    }),
  );
  return { statusCode: 200, body: '{}' };
}
