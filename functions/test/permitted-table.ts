import { type FunctionName, type PartitionKind, tableAccess } from '@quaylai/shared/api/table-access';
import type { Key, Table, Write } from '../src/cloud/table.ts';

/** The table as one function's role sees it: what IAM would refuse in the cloud throws here. */
export function permittedTable(table: Table, name: FunctionName): Table {
  const { reads, writes, removes } = tableAccess[name];
  const check = (verb: string, kinds: readonly PartitionKind[], pk: string) => {
    const kind = pk.split('#')[1] as PartitionKind;
    if (!kinds.includes(kind)) throw new Error(`${name} may not ${verb} ${kind}: shared/src/api/table-access.ts`);
  };
  const checkRead = ({ pk }: Pick<Key, 'pk'>) => check('read', [...reads, ...writes, ...removes], pk);
  const checkWrite = (write: Write) => {
    if ('put' in write) check('write', writes, write.put.pk);
    else if ('update' in write) check('write', writes, write.update.pk);
    else if ('remove' in write) check('remove', removes, write.remove.pk);
    else checkRead(write.check);
  };
  return {
    get: async (key) => {
      checkRead(key);
      return table.get(key);
    },
    batchGet: async (keys) => {
      for (const key of keys) checkRead(key);
      return table.batchGet(keys);
    },
    query: async (range) => {
      checkRead(range);
      return table.query(range);
    },
    write: async (write) => {
      checkWrite(write);
      return table.write(write);
    },
    transact: async (all) => {
      for (const write of all) checkWrite(write);
      return table.transact(all);
    },
  };
}
