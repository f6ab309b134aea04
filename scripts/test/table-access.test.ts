import type { PartitionKind as Written } from '@quaylai/functions/ledger/keys';
import type { PartitionKind as Granted } from '@quaylai/infra/src/table-access';
import { expectTypeOf, test } from 'vitest';

test('what permissions are given by is what keys are made of', () => {
  // A Mini App's id leads to its programme before any programme is known; that key is nobody's partition.
  expectTypeOf<Exclude<Granted, 'MINIAPP'>>().toEqualTypeOf<Written>();
});
