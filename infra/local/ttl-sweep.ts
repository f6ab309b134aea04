import type { LocalClock } from './clock.ts';
import type { JsonMap } from './cloud-assembly.ts';
import type { TableDefinition } from './deployment.ts';
import type { DynamodbCall } from './dynamodb-call.ts';

const sweepEveryMs = 60_000;
const pagesPerSweepMax = 50;
const rememberedKeysMax = 10_000;

export interface TtlSweep {
  sweep(): Promise<void>;
  /** Whether the item of these keys was deleted here, which its stream record must say. */
  wasExpired(keys: object): boolean;
  stop(): void;
}

/** Deletes expired items on the local clock, late as DynamoDB does. The engine itself never expires anything. */
export function startTtlSweep(call: DynamodbCall, tables: readonly TableDefinition[], clock: LocalClock): TtlSweep {
  const deleted = new Set<string>();
  const expiring = tables.flatMap((table) => {
    const ttl = table.properties['TimeToLiveSpecification'] as JsonMap | undefined;
    return ttl?.['Enabled'] ? [{ table, attribute: String(ttl['AttributeName']) }] : [];
  });

  async function sweep(): Promise<void> {
    if (deleted.size > rememberedKeysMax) deleted.clear();
    const note = (keys: object) => void deleted.add(keyText(keys));
    for (const { table, attribute } of expiring) await sweepTable(call, table, attribute, clock, note);
  }

  const timer = setInterval(() => void sweep().catch(() => undefined), sweepEveryMs);
  return { sweep, wasExpired: (keys) => deleted.has(keyText(keys)), stop: () => clearInterval(timer) };
}

function keyText(keys: object): string {
  return JSON.stringify(Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function sweepTable(
  call: DynamodbCall,
  table: TableDefinition,
  attribute: string,
  clock: LocalClock,
  note: (keys: object) => void,
): Promise<void> {
  const keys = (table.properties['KeySchema'] as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName);
  const names = Object.fromEntries([attribute, ...keys].map((name, at) => [`#n${at}`, name]));
  const expired = {
    TableName: table.name,
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(clock.now().getTime() / 1000)) } },
  };
  let startKey: unknown;
  for (let page = 0; page < pagesPerSweepMax; page += 1) {
    const found = await call('DynamoDB.Scan', {
      ...expired,
      FilterExpression: '#n0 < :now',
      ProjectionExpression: keys.map((_, at) => `#n${at + 1}`).join(', '),
      ExpressionAttributeNames: names,
      ...(startKey !== undefined && { ExclusiveStartKey: startKey }),
    });
    for (const Key of (found['Items'] ?? []) as JsonMap[]) {
      note(Key);
      await call('DynamoDB.DeleteItem', {
        ...expired,
        Key,
        ConditionExpression: '#n0 < :now',
        ExpressionAttributeNames: { '#n0': attribute },
      }).catch(() => undefined); // Somebody prolonged it in between.
    }
    startKey = found['LastEvaluatedKey'];
    if (startKey === undefined) return;
  }
}
