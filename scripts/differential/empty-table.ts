import { tableOver } from '@quaylai/functions/cloud/dynamo-table';
import type { Table } from '@quaylai/functions/cloud/table';
import { askOnce } from '../../functions/test/ask-once.ts';
import { tableShape } from '../../functions/test/engine.ts';

/** A table with our keys and no stream: nobody reads one here. */
export async function openEmptyTable(endpoint: string, name: string): Promise<Table> {
  const service = askOnce(endpoint);
  await service('CreateTable', { TableName: name, ...tableShape });
  return tableOver(service, { name });
}
