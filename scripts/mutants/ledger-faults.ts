import type { Edit, Fault } from './fault.ts';

const source = 'functions/src';
const tests = 'functions/test';

type Change = readonly [file: string, find: string, replace: string];

/** A fault in the functions, caught by one of their tests. */
export function fault(name: string, changes: readonly Change[], by: readonly [file: string, test: string]): Fault {
  const edits = changes.map(([file, find, replace]): Edit => ({ file: `${source}/${file}.ts`, find, replace }));
  return { name, edits, caughtBy: { file: `${tests}/${by[0]}.test.ts`, test: by[1] } };
}

/** What could go wrong in the work: the ledger on its table, stock, vouchers. */
export const ledgerFaults: readonly Fault[] = [
  fault(
    // Either condition alone still holds the chain: two writers of one version are also two writers of one entry.
    'account and entry written without their conditions',
    [
      ['ledger/account-items', "when: 'v = :decidedOn',\n    values: { ':decidedOn': before.account.version },", ''],
      ['ledger/account-items', "return { write: { put, when: 'attribute_not_exists(pk)' }", 'return { write: { put }'],
    ],
    ['ledger/post', 'C1.6 · twelve orders of one member at once all count, and nobody hears of the race'],
  ),
  fault(
    'once by the SDK’s token alone: the guard overwrites the one that stands',
    [
      [
        'ledger/guard',
        'put: guardItem(guardKey(programme, guard), stored, ttl), when }',
        'put: guardItem(guardKey(programme, guard), stored, ttl) }',
      ],
    ],
    ['ledger/post', 'R02 · the same key and body twice make one hold and one identical body'],
  ),
  fault(
    'the guard not written',
    [
      [
        'ledger/transact',
        'world.table.transact(all.map(({ write }) => write))',
        'world.table.transact(others.map(({ write }) => write))',
      ],
    ],
    ['ledger/post', 'E18 · the same order pushed eight times at once earns once'],
  ),
  fault(
    'another request under the same key taken for the first',
    [['ledger/guard', ' && stored.requestHash === hashText(guard.requestHash)', '']],
    ['ledger/post', 'R03 · the same key with 60 points instead of 50 is refused and the first hold stays'],
  ),
  fault(
    'a refusal that wins over a repetition',
    [
      [
        'ledger/post',
        'return standing === null ? refuse(problem)',
        'return standing !== null || standing === null ? refuse(problem)',
      ],
    ],
    ['ledger/post', 'R02 · a repetition is answered even when the points are gone'],
  ),
  fault(
    'one’s own lost answer taken for somebody else’s',
    [['ledger/transact', 'standing[tryMark] === guard.put[tryMark]', 'standing[tryMark] !== guard.put[tryMark]']],
    ['ledger/faults', 'Q4 · committed but the answer lost: the retry finds its own guard and knows that it was itself'],
  ),
  fault(
    'an order forgotten like an idempotency key',
    [['ledger/guard', "const ttl = guard.kind === 'REQUEST' ?", "const ttl = guard.kind !== 'RETURN' ?"]],
    ['ledger/faults', 'a guard is forgotten after 45 days, an order never'],
  ),
  fault(
    'keys that do not start with the programme',
    [
      [
        'ledger/keys',
        'return [programme.id, kind, ...parts.map(keyPart)]',
        "return ['all', kind, ...parts.map(keyPart)]",
      ],
    ],
    ['ledger/post', 'W03 · a member of another programme is not found'],
  ),
  fault(
    'an entry hashed without the one before it',
    [['ledger/chain', '    .update(previous)\n', '']],
    ['ledger/chain', 'A03 · an entry forged whole, hash and link and all, breaks at the one after it'],
  ),
  fault(
    'a return decided on an order that has moved',
    [['ledger/revise', "when: 'o = :seen',", "when: 'o = :seen OR attribute_exists(pk)',"]],
    ['routes/webhooks/push-changes', 'three pieces at once, in any order, end at the same place'],
  ),
  fault(
    'today’s rules on a return',
    [['ledger/revise', '    ruleVersion: standing.state.ruleVersion,\n', '']],
    [
      'semantics/returns',
      'F04 · 50 were earned by version 1; by today’s rule they would be 100: 50 are taken, 25 by halves',
    ],
  ),
  fault(
    'the rules of the moment of arrival',
    [
      [
        'ledger/meet',
        'ledger.rules.versionAt(programme, schedule, businessTime)',
        'ledger.rules.versionAt(programme, schedule, ledger.clock())',
      ],
    ],
    ['routes/webhooks/push-order', 'E25 · an offline sale of 20/11 23:50 earns by v1, one at 2026-11-20T17:30Z by v2'],
  ),
  fault(
    'pages of lots read in two halves',
    [
      [
        'ledger/read-account',
        'if (names.every((name) => pages.get(name)?.version === pageVersions[name])) {',
        'if (names.length > 0) {',
      ],
    ],
    ['ledger/spill', 'pages written between the two reads are read again, never mixed'],
  ),
  fault(
    'a unit of stock taken below zero',
    [['stock/claim', "':none': 0,", "':none': -1_000,"]],
    ['stock/claim', 'I9 · forty members on ten gifts over three shelves: ten vouchers, no more'],
  ),
  fault(
    'a voucher moved without looking where it stands',
    [['records/redemptions', "when: 'v = :seen', values: { ':seen': seen.version } }", '}']],
    [
      'routes/staff/approvals',
      'V03 · the same code at two counters at once: one 200, the other 409 with time and branch',
    ],
  ),
];
