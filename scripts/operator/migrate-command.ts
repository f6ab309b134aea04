import { parseArgs } from 'node:util';
import { scanTable } from '@quaylai/functions/cloud/dynamo-scan';
import { migrate, migrations } from '@quaylai/functions/operator/migrate';
import { operatorWords } from '../words/operator.ts';
import { type Target, type TargetFlags, targetOptions } from './target.ts';
import { confirm, Mistake, type Terminal } from './terminal.ts';

const options = { ...targetOptions, yes: { type: 'boolean', default: false } } as const;

/** `npm run migrate -- reward-terms` */
export async function migrateCommand(
  args: readonly string[],
  terminal: Terminal,
  targetOf: (flags: TargetFlags) => Target,
): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  const name = Object.keys(migrations).find((one) => one === positionals[0]) as keyof typeof migrations | undefined;
  if (name === undefined) throw new Mistake(operatorWords.unknownVerb(Object.keys(migrations).join(', ')));
  const target = targetOf(values);
  await confirm(terminal, operatorWords.migrateWhat(name, target.name), name, values.yes);
  const { tableName, dynamodbUrl } = target;
  const items = scanTable({ name: tableName, ...(dynamodbUrl === null ? {} : { endpoint: dynamodbUrl }) });
  const { seen, rewritten, overtaken } = await migrate(await target.registry(), items, migrations[name]);
  terminal.say(operatorWords.migrated(seen, rewritten, overtaken));
}
