import { tableOver } from '../../src/cloud/dynamo-table.ts';
import type { Service } from '../../src/cloud/json-service.ts';
import { faultyTable } from '../engine.ts';
import type { TokenTable } from './differential.ts';
import { modelTable, transactOnce } from './model-table.ts';
import { ModelStore } from './store.ts';
import { Tokens } from './tokens.ts';

/** A table of an engine; a transaction may be asked of it under a token of one's own. */
export function engineTokenTable(service: Service, name: string): TokenTable {
  const table = tableOver(service, { name });
  return {
    ...faultyTable(table, {}),
    transactAs: (token, writes) => {
      const named: Service = (operation, input) => service(operation, { ...input, ClientRequestToken: token });
      return tableOver(named, { name }).transact(writes);
    },
  };
}

/** The same of the model, whose clock stands: no token is forgotten. */
export function modelTokenTable(): TokenTable {
  const [store, tokens] = [new ModelStore(), new Tokens()];
  return {
    ...modelTable(store),
    transactAs: async (token, writes) => transactOnce({ store, tokens }, { token, writes }, 0),
  };
}
