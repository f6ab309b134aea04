import type { Fault } from './fault.ts';
import { fault } from './ledger-faults.ts';

const zalo = 'routes/webhooks/zalo-events';
const chains = 'jobs/chain-check';

/** What runs without anybody looking: events from outside, and the nightly proof. */
export const operationsFaults: readonly Fault[] = [
  fault(
    'any signature of Zalo is believed',
    [['zalo/event-signature', 'return matches > 0;', 'return true;']],
    [zalo, 'TH11 · is believed only with a key of that Mini App over what it says'],
  ),
  fault(
    'an old event erases who joined since',
    [['inbox/forget-person', 'joinedAt > addMinutes(at, clocksApartMinutes)', 'joinedAt < at && at < joinedAt']],
    [zalo, 'TH11 · sent again, late or by somebody who kept it, it leaves alone who joined since'],
  ),
  fault(
    'consents stand after their person left',
    [['inbox/forget-person', '.filter(({ granted }) => granted)', '.filter(() => false)']],
    [zalo, 'A04 · who takes back their consent is withdrawn everywhere and erased, and the chain still proves itself'],
  ),
  fault(
    'what was anchored is not compared',
    [['ledger/verify', 'holdsAnchor = sameHash(next.head, anchored.hash)', 'holdsAnchor = true']],
    [chains, 'C12 · a history written anew, hashes and account and all, is not what was anchored, and stays told'],
  ),
  fault(
    'a broken chain loses its last good anchor',
    [['jobs/chain-check', 'leaf: anchored === null ? null : { member, ...anchored }', 'leaf: null']],
    [chains, 'C12 · a history written anew, hashes and account and all, is not what was anchored, and stays told'],
  ),
  fault(
    'a member whose account is gone is passed over',
    [
      [
        'jobs/chain-check',
        'if (proof !== null && proof.stands',
        'if (proof === null) return { isBroken: false, leaf: null };\n  if (proof.stands',
      ],
    ],
    [chains, 'C12 · a member whose account is gone is missed'],
  ),
  fault(
    'a name stays in what a till sent',
    [['routes/webhooks/keep-aside', 'return { member_id: known };', 'return body.customer;']],
    ['routes/staff/reviews', 'TH17 · what is kept of a push names a member by id only, and nobody once it was judged'],
  ),
];
