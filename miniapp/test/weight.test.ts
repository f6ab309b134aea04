import { describe, expect, test } from 'vitest';
import { keptOut } from '../budgets.ts';
import { overBudget } from '../weight.ts';

const light = { firstJs: 114_000, bootJs: 22_000, css: 4_700, lazy: { 'pages.js': 9_000 }, strays: [] };

describe('a build that grows past its budget fails (PB12)', () => {
  test('within the budgets there is nothing to say', () => {
    expect(overBudget(light)).toEqual([]);
  });

  test.each([
    [{ firstJs: 125_100 }, 'the first load of JavaScript weighs 125.1 KB gz, the budget is 125 KB'],
    // Once a part of a screen lay among what asks first: React came with it, and nothing was asked before all was here.
    [{ bootJs: 103_117 }, 'what asks before the screens are here weighs 103.1 KB gz, the budget is 25 KB'],
    [{ css: 18_001 }, 'CSS weighs 18.0 KB gz, the budget is 18 KB'],
    [{ lazy: { 'owner.js': 40_200 } }, 'owner.js weighs 40.2 KB gz, the budget is 40 KB'],
    [{ strays: ['/miniapp/src/owner/rules.tsx'] }, 'the first load carries /miniapp/src/owner/rules.tsx'],
  ])('%o is told', (more, sentence) => {
    expect(overBudget({ ...light, ...more })).toEqual([sentence]);
  });

  test.each([
    ['/w/miniapp/src/owner/owner.tsx', true],
    ['/w/miniapp/src/staff/counter.tsx', true],
    ['/w/miniapp/src/words/en.ts', true],
    ['/w/miniapp/src/words/customer-en.ts', true],
    ['/w/node_modules/zod/v4/mini/index.js', true],
    ['/w/miniapp/src/words/vi.ts', false],
    ['/w/miniapp/src/customer/home.tsx', false],
  ])('%s kept out of the first load: %s', (id, kept) => {
    expect(keptOut.test(id)).toBe(kept);
  });
});
