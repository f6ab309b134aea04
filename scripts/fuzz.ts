import { parseArgs } from 'node:util';
import { keepProof } from './bench/proofs.ts';
import { attack, straight } from './fuzz/attack.ts';
import { throughPrism } from './fuzz/prism.ts';

/**
 * `npm run fuzz [-- --requests N --seed S --direct]`: right, nearly right and hostile requests of every role to every
 * route, drawn from `docs/openapi.json`, through a third party's contract proxy; `--direct` leaves the proxy out. Ends
 * red on any 5xx, any answer or acceptance that the contract does not know, and any word of another shop.
 */
const requestsWhole = 50_000;
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: String(requestsWhole) },
    seed: { type: 'string', default: '1' },
    direct: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
const through = values.direct ? straight : throughPrism;
const { requests, operations, neverGranted, statuses, stricter, turnedAway, wrong } = await attack({
  requests: Number(values.requests),
  seed,
  through,
});
for (const each of wrong) console.error(`✗ ${each}\n`);
const done = Object.entries(statuses).filter(([status]) => status < '300');
const silent = Object.keys(neverGranted);
const found = {
  seed,
  ...(values.direct
    ? { requests }
    : { 'requests through the proxy': requests, 'turned away by it, unproven': turnedAway }),
  'operations asked': operations,
  'operations that said yes to somebody': operations - silent.length,
  ...(silent.length === 0 ? {} : { 'operations that never did': silent.join(', ') }),
  'requests answered with yes': done.reduce((sum, [, count]) => sum + count, 0),
  'allowed by the contract, refused by a rule no schema can say': stricter,
  'answers of 500 or above, breaches of the contract, words of another shop': wrong.length,
};
console.table(found);
console.log(statuses);
if (silent.length > 0) console.log('instead of yes:', neverGranted);
if (wrong.length === 0 && requests >= requestsWhole) keepProof(values.direct ? 'fuzz -- --direct' : 'fuzz', found);
process.exit(wrong.length === 0 ? 0 : 1);
