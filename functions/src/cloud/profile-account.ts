import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Account } from './aws-account.ts';

/**
 * The account of an operator at a terminal, by AWS's own chain: environment, profile, single sign-on. Renewed when it
 * runs out; no function is bundled with it.
 */
export function profileAccount(): () => Promise<Account> {
  const { config } = new DynamoDBClient({});
  return async () => ({ region: await config.region(), credentials: await config.credentials() });
}
