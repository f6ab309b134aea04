import { beforeAll, expect, test } from 'vitest';
import { askOnce } from '../ask-once.ts';
import { dice, printedSeed } from '../dice.ts';
import { startEngine } from '../engine.ts';
import { answerTo, randomCall, type TokenTable } from './differential.ts';
import { verdictOn } from './known-differences.ts';
import { engineTokenTable, modelTokenTable } from './token-tables.ts';

/** `npm run simulate:differential` asks 50,000 of three tables. */
const calls = 1_000;

let engine: TokenTable;
beforeAll(async () => {
  const { endpoint, name } = await startEngine();
  engine = engineTokenTable(askOnce(endpoint), name);
});

test(`the model of the table answers ${calls} random calls as a real engine does`, { timeout: 120_000 }, async () => {
  const roll = dice(printedSeed());
  const model = modelTokenTable();
  const kinds = new Set<string>();
  for (let each = 0; each < calls; each++) {
    const call = randomCall(roll, String(each >> 6));
    const [said, expected] = [await answerTo(model, call), await answerTo(engine, call)];
    kinds.add(JSON.stringify(expected).replace(/^.*?"(kind|threw)":"(\w+)".*$/, '$2'));
    if (verdictOn(call, said, expected) === 'OTHER') expect({ call, answer: said }).toEqual({ call, answer: expected });
  }
  for (const kind of ['DONE', 'REFUSED', 'CANCELLED', 'ValidationException', 'IdempotentParameterMismatchException'])
    expect(kinds).toContain(kind);
});
