import type { EntryView } from '@quaylai/shared/api/member-models';
import type { Posting } from '@quaylai/shared/loyalty/posting';
import { tierRule } from '@quaylai/shared/loyalty/tiers';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import type { OrderRef, RewardId } from '@quaylai/shared/words/ids';
import { type Dong, dong } from '@quaylai/shared/words/money';
import { formatInstant, type LocalDate, localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { Entry } from '../ledger/entry.ts';
import type { Names } from './names.ts';

type Kind = Posting['kind'];

// What the person did stands before what followed from it: lapsed holds and expired lots ride along with any entry.
const placeOfKind: Readonly<Record<Kind, number>> = {
  EARN: 0,
  IMPORT: 1,
  MERGE_IN: 2,
  MERGE_OUT: 3,
  ERASE: 4,
  CLAWBACK: 5,
  ADJUST: 6,
  BONUS: 7,
  CAPTURE: 8,
  RESTORE: 9,
  HOLD: 10,
  RELEASE: 11,
  WRITEOFF: 12,
  REPAY: 13,
  EXPIRE: 14,
  REDATE: 15,
  TIER: 16,
};

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
    refund: refundOf(entry),
    availableOn: availableOnOf(entry),
    tierReached: tierChange === undefined ? null : tierRule(rules, tierChange.to).name,
    at: formatInstant(entry.businessTime),
  };
}

/** What a return did, in points and money (C6). */
export function refundOf({ arithmetic }: Entry): EntryView['refund'] {
  if (arithmetic?.kind !== 'RETURN') return null;
  return { restored: arithmetic.restored, takenBack: arithmetic.taken, cashDong: arithmetic.cash };
}

/** Null when the points could be spent at once. */
export function availableOnOf({ postings, businessTime }: Entry): LocalDate | null {
  const waits = postings.find(
    (posting) => posting.kind === 'EARN' && posting.points > 0 && posting.availableAt > businessTime,
  );
  return waits?.kind === 'EARN' ? localDateOf(waits.availableAt) : null;
}

/** The kind an entry is told by. A return of goods that had earned nothing moves no points and is told all the same. */
export function mainKind({ postings, arithmetic }: Entry): Kind {
  const kinds = postings.map(({ kind }) => kind).sort((one, other) => placeOfKind[one] - placeOfKind[other]);
  const [first] = kinds;
  if (first !== undefined) return first;
  if (arithmetic?.kind === 'RETURN') return 'CLAWBACK';
  if (arithmetic?.kind === 'EDIT') return 'ADJUST';
  throw new Error('an entry without postings');
}

/** What the bill came to, before points paid a part of it; of a return, the goods that came back. */
export function billAmount({ arithmetic }: Entry): Dong | null {
  if (arithmetic?.kind === 'EARN') return dong(arithmetic.gross - arithmetic.discounts);
  return arithmetic?.kind === 'RETURN' ? arithmetic.returned : null;
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
  // A number that was undone and rung up again carries which attempt it is.
  return number.startsWith('~') ? null : number.replace(/~\d$/, '');
}

const rewardCounter = 'reward:';

function rewardOf({ postings, counted }: Entry): RewardId | null {
  for (const posting of postings) {
    if (posting.kind === 'HOLD' && posting.purpose.kind === 'REWARD') return posting.purpose.rewardId;
  }
  const counter = Object.keys(counted.counters ?? {}).find((key) => key.startsWith(rewardCounter));
  return counter === undefined ? null : (counter.slice(rewardCounter.length) as RewardId);
}
