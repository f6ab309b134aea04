import { randomBytes } from 'node:crypto';
import { deriveKeys, type EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import type { LocalStack } from '@quaylai/infra/local/stack';
import { startWatchedStack } from './watched-stack.ts';

/** The synthesised template on this machine with nothing in it, and the keys that its functions use. */
export interface BareStack {
  readonly stack: LocalStack;
  readonly keys: EnvironmentKeys;
  readonly table: { readonly name: string; readonly endpoint: string };
}

/** Null keeps everything in memory. */
export async function openBareStack(dataFolder: string | null): Promise<BareStack> {
  process.env['AWS_REGION'] ??= 'ap-southeast-1';
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local';
  const secret = { rootKey: randomBytes(32).toString('hex') };
  const secrets = { EnvironmentSecret: secret };
  const stack = await startWatchedStack({ cdkOut: 'cdk.out', apiPort: 0, dataFolder, secrets });
  const [table] = stack.deployment.tables;
  if (table === undefined) throw new Error('the template has no table');
  const address = { name: table.name, endpoint: stack.dynamodbUrl };
  return { stack, keys: deriveKeys(JSON.stringify(secret)), table: address };
}
