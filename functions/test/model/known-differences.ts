import { isDeepStrictEqual } from 'node:util';
import type { Call } from './differential.ts';

/** Where engines answer otherwise and production code cannot tell: each with its reason, anything else is a find. */
interface KnownDifference {
  readonly name: string;
  readonly reason: string;
  readonly covers: (call: Call, said: Answer, expected: Answer) => boolean;
}

interface Answer {
  readonly threw?: string;
  readonly kind?: string;
  readonly items?: readonly unknown[];
  readonly next?: string | null;
}

const nonsense: ReadonlySet<string> = new Set(['ValidationException', 'TransactionCanceledException']);
const isNonsense = ({ threw = '' }: Answer): boolean => nonsense.has(threw);
const isUnmet = ({ kind = '' }: Answer): boolean => kind === 'REFUSED' || kind === 'CANCELLED';

export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'a last page that is exactly full',
    reason: 'DynamoDB documents that a cursor may lead to nothing; whoever follows it gets an empty page',
    covers: (call, said, expected) =>
      'query' in call &&
      said.items?.length === call.query.limit &&
      isDeepStrictEqual(said.items, expected.items) &&
      (said.next === null || expected.next === null),
  },
  {
    name: 'how nonsense within a transaction is named',
    reason: 'a fault of the request, or the reason of a cancellation: both are bugs of ours and thrown',
    covers: (call, said, expected) => 'transact' in call && isNonsense(said) && isNonsense(expected),
  },
  {
    name: 'which of two faults is named',
    reason: 'a condition that fails beside an update that makes no sense: nothing is written either way',
    covers: (_, said, expected) => (isUnmet(said) && isNonsense(expected)) || (isNonsense(said) && isUnmet(expected)),
  },
];

export type Verdict = 'SAME' | 'OTHER' | KnownDifference['name'];

/** Whether two tables answered one call alike, and if not, which known difference it is. */
export function verdictOn(call: Call, said: unknown, expected: unknown): Verdict {
  if (isDeepStrictEqual(said, expected)) return 'SAME';
  const known = knownDifferences.find(({ covers }) => covers(call, said as Answer, expected as Answer));
  return known?.name ?? 'OTHER';
}
