import { expect, test } from 'vitest';
import { exampleIds } from '../semantics/examples.ts';
import { judge, levelOf, withoutApi } from '../semantics/proofs.ts';

const engine = { file: 'shared/test/loyalty/earn.test.ts', passed: true };
const api = { file: 'functions/test/routes/staff/holds.test.ts', passed: true };

test('a proof is on the engine, on the ledger, or through the API', () => {
  expect(levelOf(engine.file)).toBe('engine');
  expect(levelOf('functions/test/ledger/post.test.ts')).toBe('ledger');
  expect(
    ['routes/staff/holds', 'semantics/earn', 'jobs/expiry'].map((file) => levelOf(`functions/test/${file}.ts`)),
  ).toEqual(['API', 'API', 'API']);
});

test('an example stands by a proof through the API, and by the engine alone only where a reason is given', () => {
  expect(judge('E01', [engine, api])).toMatchObject({
    stands: true,
    where: { engine: ['earn'], API: ['staff/holds'] },
  });
  expect(judge('E01', [engine])).toMatchObject({ stands: false, note: 'not proven through the API' });
  expect(judge('I1', [engine])).toMatchObject({ stands: true });
  expect(judge('E01', [])).toMatchObject({ stands: false, note: 'not proven' });
  expect(judge('E01', [engine, { ...api, passed: false }])).toMatchObject({
    stands: false,
    note: 'FAILS in staff/holds',
  });
});

test('a reason is given for known examples only', () => {
  for (const id of Object.keys(withoutApi)) expect(exampleIds).toContain(id);
});
