import { type FactMetric, factMetrics } from '@quaylai/shared/api/metrics';
import type { Posting } from '@quaylai/shared/loyalty/posting';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { DynamoDBRecord } from 'aws-lambda';
import { canaryProgramme } from '../jobs/canary-programme.ts';
import type { Entry } from '../ledger/entry.ts';
import { readEntry } from '../ledger/items.ts';
import { headSort, redemptionsFrom } from '../ledger/keys.ts';
import { readRedemption } from '../records/redemption.ts';
import { type Change, readChange } from './change.ts';
import { figuresOf } from './day-figures.ts';

/** How much of each thing happened; what did not happen is left out. */
export type Facts = Readonly<Partial<Record<FactMetric, number>>>;

/** What a batch of the stream says has happened, in numbers without names: for operators, never for a balance. */
export function factsOf(records: readonly DynamoDBRecord[], now: Instant): Facts {
  const sums = new Map<FactMetric, number>();
  const add = (facts: Facts) => {
    for (const name of factMetrics) {
      const more = facts[name] ?? 0;
      if (more !== 0) sums.set(name, (sums.get(name) ?? 0) + more);
    }
  };
  for (const change of records.map(readChange)) {
    if (change !== null && change.programme.id !== canaryProgramme.id) add(factsIn(change));
  }
  const oldest = Math.min(...records.map(writtenAt));
  if (Number.isFinite(oldest)) sums.set('ProjectionLagMs', Math.max(0, now - oldest));
  return Object.fromEntries(sums);
}

/** DynamoDB tells seconds. */
const writtenAt = ({ dynamodb }: DynamoDBRecord): number =>
  (dynamodb?.ApproximateCreationDateTime ?? Number.POSITIVE_INFINITY) * 1000;

function factsIn({ programme, pk, sk, before, after }: Change): Facts {
  if (after === null || !pk.startsWith(`${programme.id}#M#`)) return {};
  if (sk === headSort) return before === null ? { MembersJoined: 1 } : {};
  if (sk.startsWith('E#')) return before === null ? factsOfEntry(readEntry(after).entry) : {};
  if (!sk.startsWith(redemptionsFrom)) return {};
  const { state } = readRedemption(after);
  if (before !== null && readRedemption(before).state === state) return {};
  if (state === 'REDEEMED') return { RedemptionsApproved: 1 };
  if (state === 'REFUSED') return { RedemptionsRefused: 1 };
  return state === 'EXPIRED' ? { RedemptionsLapsed: 1 } : {};
}

function factsOfEntry(entry: Entry): Facts {
  const { pointsEarned, pointsSpent } = figuresOf(entry);
  const count = (test: (posting: Posting) => boolean) => entry.postings.filter(test).length;
  const points = (kind: 'EXPIRE' | 'CLAWBACK') =>
    entry.postings.reduce((sum, posting) => (posting.kind === kind ? sum + posting.points : sum), 0);
  return {
    PointsEarned: pointsEarned,
    PointsSpent: pointsSpent,
    PointsExpired: points('EXPIRE'),
    PointsClawedBack: points('CLAWBACK'),
    HoldsOpened: count(({ kind }) => kind === 'HOLD'),
    HoldsExpired: count((posting) => posting.kind === 'RELEASE' && posting.because === 'LAPSED'),
  };
}
