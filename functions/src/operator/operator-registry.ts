import { randomBytes } from 'node:crypto';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { connectTable } from '../cloud/dynamo-table.ts';
import { profileAccount } from '../cloud/profile-account.ts';
import { liveKeys } from '../cloud/secrets.ts';
import type { Registry } from '../records/registry.ts';

export interface OperatorSettings {
  readonly tableName: string;
  /** Null is AWS itself. */
  readonly dynamodbUrl: string | null;
  /** The environment secret's text, `{"rootKey": "…"}`. */
  readonly environmentSecret: string;
  readonly clock: () => number;
}

const workMsMax = 60_000;

/** The records as an operator at a terminal reaches them: the same table, under the same keys as the functions. */
export function operatorRegistry(settings: OperatorSettings): Registry {
  const clock = (): Instant => instant(settings.clock());
  return {
    table: connectTable({
      name: settings.tableName,
      account: profileAccount(),
      ...(settings.dynamodbUrl === null ? {} : { endpoint: settings.dynamodbUrl }),
    }),
    keys: liveKeys(settings.environmentSecret, async () => settings.environmentSecret, clock),
    clock,
    randomBytes,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    // From whenever it is asked: a command may go over a whole table.
    get deadline() {
      return instant(settings.clock() + workMsMax);
    },
  };
}
