import type { EntryView } from '@quaylai/shared/api/member-models';
import type { Posting } from '@quaylai/shared/loyalty/posting';
import { tierRule } from '@quaylai/shared/loyalty/tiers';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import type { OrderRef, RewardId } from '@quaylai/shared/words/ids';
import { type Dong, dong } from '@quaylai/shared/words/money';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Entry } from '../ledger/entry.ts';
import type { Names } from './names.ts';

type Kind = Posting['kind'];

// What the person did stands before what followed from it: lapsed holds and expired lots ride along with any entry.
const mainFirst: readonly Kind[] = [
  'EARN',
  'CLAWBACK',
  'ADJUST',
  'BONUS',
  'CAPTURE',
  'RESTORE',
  'HOLD',
  'RELEASE',
  'IMPORT',
  'MERGE_IN',
  'MERGE_OUT',
  'ERASE',
  'WRITEOFF',
  'REPAY',
  'EXPIRE',
  'REDATE',
  'TIER',
];

/** One line of history (look.md): an entry told by its main posting, in today's names. */
export function entryView(entry: Entry, rules: RuleDocument, names: Names): EntryView {
  const tierChange = entry.postings.find((posting) => posting.kind === 'TIER');
  return {
    seq: entry.seq,
    kind: mainKind(entry),
    points: entry.after - entry.before,
    amountDong: billAmount(entry),
    branchName: entry.branch === null ? null : names.branch(entry.branch),
    label: labelOf(entry, names),
    tierReached: tierChange === undefined ? null : tierRule(rules, tierChange.to).name,
    at: formatInstant(entry.businessTime),
  };
}

export function mainKind({ postings }: Entry): Kind {
  const kind = mainFirst.find((candidate) => postings.some((posting) => posting.kind === candidate));
  if (kind === undefined) throw new Error('an entry without postings');
  return kind;
}

/** What the bill came to, before points paid a part of it. */
export function billAmount({ arithmetic }: Entry): Dong | null {
  return arithmetic?.kind === 'EARN' ? dong(arithmetic.gross - arithmetic.discounts) : null;
}

function labelOf(entry: Entry, names: Names): string | null {
  if (entry.order !== null) return orderCode(entry.order);
  const reward = rewardOf(entry);
  return reward === null ? null : names.reward(reward);
}

/** What people call an order: the number on its bill. A bill typed without one has only the name we gave it. */
export function orderCode({ source, orderId }: OrderRef): string | null {
  if (source !== 'counter') return orderId;
  const number = orderId.slice(orderId.indexOf('/') + 1);
  return number.startsWith('~') ? null : number;
}

const rewardCounter = 'reward:';

function rewardOf({ postings, counted }: Entry): RewardId | null {
  for (const posting of postings) {
    if (posting.kind === 'HOLD' && posting.purpose.kind === 'REWARD') return posting.purpose.rewardId;
  }
  const counter = Object.keys(counted.counters ?? {}).find((key) => key.startsWith(rewardCounter));
  return counter === undefined ? null : (counter.slice(rewardCounter.length) as RewardId);
}
