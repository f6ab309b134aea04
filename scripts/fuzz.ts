import { parseArgs } from 'node:util';
import { keepProof } from './bench/proofs.ts';
import { attack, straight } from './fuzz/attack.ts';
import { throughPrism } from './fuzz/prism.ts';

/**
 * `npm run fuzz [-- --requests N | --minutes N, --seed S, --direct]`: right, nearly right and hostile requests of every
 * role to every route, drawn from `docs/openapi.json`, through a third party's contract proxy; `--direct` leaves the
 * proxy out. Ends red on any 5xx, any answer or acceptance that the contract does not know, and any word of another
 * shop.
 */
const requestsWhole = 50_000;
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: String(requestsWhole) },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    direct: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const minutes = values.minutes === undefined ? null : Number(values.minutes);
console.log(`seed ${seed}`);
const through = values.direct ? straight : throughPrism;
const { requests, operations, neverGranted, statuses, stricter, turnedAway, wrong } = await attack({
  requests: minutes === null ? Number(values.requests) : Number.POSITIVE_INFINITY,
  seed,
  through,
  ...(minutes === null ? {} : { minutesMax: minutes }),
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
const asked = [values.direct ? ' --direct' : '', minutes === null ? '' : ` --minutes ${minutes}`].join('');
const isWhole = minutes !== null || requests >= requestsWhole;
if (wrong.length === 0 && isWhole) keepProof(asked === '' ? 'fuzz' : `fuzz --${asked}`, found);
process.exit(wrong.length === 0 ? 0 : 1);
