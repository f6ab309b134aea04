import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engineFaults } from '../mutants/engine-faults.ts';
import { applied, type Fault } from '../mutants/fault.ts';
import { ledgerFaults } from '../mutants/ledger-faults.ts';
import { operationsFaults } from '../mutants/operations-faults.ts';
import { orderFaults } from '../mutants/order-faults.ts';

const faults = [...engineFaults, ...ledgerFaults, ...orderFaults, ...operationsFaults];
const read = (file: string) => readFileSync(file, 'utf8');

test('there are at least twenty faults, each by a name of its own', () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  expect(faults.length).toBeGreaterThanOrEqual(20);
});

test.each(faults.map((fault) => [fault.name, fault] as const))(
  '%s: fits the sources, and its test is there',
  (_, fault) => {
    expect(applied(fault, read).size).toBeGreaterThan(0);
    expect(read(fault.caughtBy.file)).toContain(fault.caughtBy.test);
  },
);

test('a fault that no longer fits says so', () => {
  const fault: Fault = {
    name: 'a dropped condition',
    edits: [{ file: 'post.ts', find: 'when', replace: '' }],
    caughtBy: { file: 'post.test.ts', test: 'R02' },
  };
  expect(() => applied(fault, () => 'no condition here')).toThrow('"a dropped condition" no longer fits post.ts');
  expect(() => applied(fault, () => 'when and when')).toThrow('2 times');
});
