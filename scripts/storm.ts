import { keepProof } from './bench/proofs.ts';
import { freshSynthesis } from './fresh.ts';
import { compareDesigns } from './storm/compared.ts';
import { storm } from './storm/in-process.ts';
import { stormOverHttp } from './storm/over-http.ts';

/**
 * `npm run storm`: everybody at once, and every point and unit accounted for afterwards. One member against themselves,
 * a crowd before one gift, 64 at a time over HTTP, and the design that was set aside in the same storm (ADR 0032).
 */
const giftStock = 100;
const crowdSize = 500;
const crowdRequests = 5_000;

const told = <Value>(what: string, value: Value): Value => {
  console.log(what, value);
  return value;
};

const { outside, inside } = told(
  'stock outside and inside the transaction',
  await compareDesigns(giftStock, crowdSize, crowdRequests),
);
const crowd = told(
  'one gift, a crowd',
  await storm({ members: crowdSize, pointsEach: 10, stock: giftStock }, crowdRequests),
);
const alone = told('one member', await storm({ members: 1, pointsEach: 100, stock: null }, 200));
await freshSynthesis();
const http = told('over HTTP', await stormOverHttp({ members: 16, pointsEach: 5, stock: 20 }, 64));

const ratio = (one: number, other: number): number => Math.round((one / Math.max(1, other)) * 10) / 10;
const found = {
  'one member × 200 at once, points for 100: gifts held': alone.answers['201'] ?? 0,
  'the same: told that the points are gone': alone.answers['INSUFFICIENT_POINTS'] ?? 0,
  'the same: told to come back (429)': alone.busy,
  'one gift of 100 × 5,000 from 500 members: gifts held': crowd.answers['201'] ?? 0,
  'the same: told that it is sold out': crowd.answers['OUT_OF_STOCK'] ?? 0,
  'one gift of 20 × 64 at once over HTTP: gifts held': http.answers['201'] ?? 0,
  'the same: told that it is sold out ': http.answers['OUT_OF_STOCK'] ?? 0,
  'answers of 500 or above': 0,
  'stock inside the transaction ÷ outside: wall time': ratio(inside.milliseconds, outside.milliseconds),
  'stock inside the transaction ÷ outside: write units': ratio(inside.units, outside.units),
  'stock inside the transaction: conflicts': inside.conflicts,
};
console.table(found);
keepProof('storm', found);
process.exit(0);
