import { startDynamodbEngine } from '@quaylai/infra/local/dynamodb-engine';
import { startEngine } from '../../functions/test/engine.ts';

/** An engine that has seen nothing yet, with one table: they grow slower with every token they keep. */
export async function freshEngine() {
  const engine = await startDynamodbEngine(null);
  return { ...(await startEngine(engine.url)), stop: engine.stop };
}
