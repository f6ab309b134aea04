import type { Row } from './rows.ts';

/** Why a goal is not reached, by how its metric begins; what is not named here is told without a reason. */
const reasons: readonly (readonly [start: string, reason: string])[] = [
  [
    'warm, order push',
    'an order makes three calls (account and rules; the bill; the transaction) where the bare handler makes one.',
  ],
  [
    'US$ per million earns',
    'list price of 7 write units and 2 to 4 by the stream; the goal was drawn for 4 and 1. The bill’s lines, the mark of exactly once and the guard are what the difference buys.',
  ],
  ['US$ per 10,000', 'four earns a month at that price.'],
  [
    'stream: write units an entry, in a full batch',
    'the mark of each member is 2, being in the transaction of the day, which is shared by the whole batch: ADR 0126.',
  ],
  ['stream: write units an entry that comes alone', 'nobody is there to share its day with: ADR 0126.'],
  ['home, instructions: most from 9', 'its one query reads a page of items, which nine entries do not fill.'],
  ['tab switch', 'by wall time on a shared machine, 95 of 100 touches: it is a frame or two beyond.'],
  [
    'hottest partition of STOCK',
    'two writes a claim on one partition, at 200 claims a second; a partition bears 1,000.',
  ],
  ['hottest partition of BUDGET', 'claims under way lie in the one item; a partition bears 1,000.'],
  ['the day’s stream', 'of 2,000 branches few come twice in a batch, so each entry brings its own day: ADR 0126.'],
  [
    '1 at once',
    'four items in three calls (four when it was measured) against two in one; one client, function and engine on two cores.',
  ],
  ['4 at once', 'the same.'],
  ['16 at once', 'the same.'],
];

export function missedGoals(rows: readonly Row[]): string {
  const missed = rows.filter(({ value, goal, budget, atLeast, verdict }) => {
    if (value === null) return false;
    if (verdict === 'OVER') return true;
    return goal !== null && (atLeast ? value < goal : value > goal && budget > goal);
  });
  if (missed.length === 0) return 'None.';
  return missed
    .map(({ id, metric, value, goal, budget }) => {
      const reason = reasons.find(([start]) => metric.startsWith(start))?.[1];
      return `- ${id} ${metric}: ${value}, the goal is ${goal ?? budget}${reason === undefined ? '.' : `: ${reason}`}`;
    })
    .join('\n');
}
