import { emptyAccount } from '@quaylai/shared/loyalty/empty-account';
import type { TierId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import { localDateOf } from '@quaylai/shared/words/vietnam-time';
import { expect, test } from 'vitest';
import { balanceView } from '../../src/views/balance-view.ts';
import { at } from '../engine.ts';

test('I1 · who lost more by hand and by returns than was ever earned sees nothing, not less than nothing', () => {
  const now = at('2026-11-22T10:00:00+07:00');
  const account = { ...emptyAccount('dong' as TierId, localDateOf(now)), lifetimeEarned: points(-273) };
  expect(balanceView(account, now)).toMatchObject({ available: 0, lifetimeEarned: 0 });
});
