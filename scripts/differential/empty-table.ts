import { tableOver } from '@quaylai/functions/cloud/dynamo-table';
import type { Table } from '@quaylai/functions/cloud/table';
import { askOnce } from '../../functions/test/ask-once.ts';

/** A table with our keys and no stream: nobody reads one here. */
export async function openEmptyTable(endpoint: string, name: string): Promise<Table> {
  const service = askOnce(endpoint);
  await service('CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
  return tableOver(service, { name });
}
