import type { LocalClock } from './clock.ts';
import type { TableDefinition } from './deployment.ts';
import { type DynamodbCall, dynamodbCall } from './dynamodb-call.ts';
import { startDynamodbEngine } from './dynamodb-engine.ts';
import { createMissingTables, dropTables } from './tables.ts';
import { startTtlSweep, type TtlSweep } from './ttl-sweep.ts';

/** The deployment's tables in a running engine. */
export interface TableService {
  url: string;
  call: DynamodbCall;
  expiry: TtlSweep;
  /** Drops the tables and makes them anew. */
  reset(): Promise<void>;
  stop(): Promise<void>;
  /** For a process that is about to end and can wait for nothing. */
  kill(): void;
}

export async function startTableService(
  tables: readonly TableDefinition[],
  dataFolder: string | null,
  clock: LocalClock,
): Promise<TableService> {
  const engine = await startDynamodbEngine(dataFolder);
  const call = dynamodbCall(engine.url);
  try {
    await createMissingTables(call, tables);
  } catch (error) {
    engine.kill();
    throw error;
  }
  const expiry = startTtlSweep(call, tables, clock);
  return {
    url: engine.url,
    call,
    expiry,
    reset: async () => {
      await dropTables(call, tables);
      await createMissingTables(call, tables);
    },
    stop: async () => {
      expiry.stop();
      await engine.stop();
    },
    kill: engine.kill,
  };
}
