import { askOnce } from '../../functions/test/ask-once.ts';
import { tableShape } from '../../functions/test/engine.ts';
import type { TokenTable } from '../../functions/test/model/differential.ts';
import { engineTokenTable } from '../../functions/test/model/token-tables.ts';

/** A table with our keys and no stream: nobody reads one here. */
export async function openEmptyTable(endpoint: string, name: string): Promise<TokenTable> {
  const service = askOnce(endpoint);
  await service('CreateTable', { TableName: name, ...tableShape });
  return engineTokenTable(service, name);
}
