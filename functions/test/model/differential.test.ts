import { beforeAll, expect, test } from 'vitest';
import type { Table } from '../../src/cloud/table.ts';
import { dice, printedSeed } from '../dice.ts';
import { startEngine } from '../engine.ts';
import { answerTo, randomCall } from './differential.ts';
import { verdictOn } from './known-differences.ts';
import { modelTable } from './model-table.ts';
import { ModelStore } from './store.ts';

/** `npm run simulate:differential` asks 50,000 of three tables. */
const calls = 1_000;

let engine: Table;
beforeAll(async () => {
  engine = (await startEngine()).table;
});

test(`the model of the table answers ${calls} random calls as a real engine does`, { timeout: 120_000 }, async () => {
  const roll = dice(printedSeed());
  const model = modelTable(new ModelStore());
  const kinds = new Set<string>();
  for (let each = 0; each < calls; each++) {
    const call = randomCall(roll);
    const [said, expected] = [await answerTo(model, call), await answerTo(engine, call)];
    kinds.add(JSON.stringify(expected).replace(/^.*?"(kind|threw)":"(\w+)".*$/, '$2'));
    if (verdictOn(call, said, expected) === 'OTHER') expect({ call, answer: said }).toEqual({ call, answer: expected });
  }
  for (const kind of ['DONE', 'REFUSED', 'CANCELLED', 'ValidationException']) expect(kinds).toContain(kind);
});
