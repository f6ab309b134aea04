import { beforeAll, expect, test } from 'vitest';
import { type Service, serviceOf } from '../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../engine.ts';
import { canaryName, type Grounds, openGrounds } from './grounds.ts';
import { matrix } from './matrix-cases.ts';

let world: TestWorld;
let service: Service;
let mine: Grounds;
let foreign: Grounds;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  mine = await openGrounds(world, service);
  foreign = await openGrounds(world, service);
});

matrix(() => ({ world, service, mine, foreign }));

test('the matrix met no bug, and no log line holds a name', () => {
  expect(service.bugs).toEqual([]);
  expect(JSON.stringify(service.lines)).not.toContain(canaryName);
});
