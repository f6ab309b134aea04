import type { RuleVersion } from '../programme/rule-document.ts';
import { noPoints, type Points, points } from '../words/points.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { ReturnArithmetic } from './decision.ts';
import { creditPosting } from './earn.ts';
import { addPostings, type EntryDraft, nextLot } from './entry-draft.ts';
import type { OrderState, PostedOrder } from './order.ts';
import type { Posting } from './posting.ts';
import { expiredOfOrder, type TakenBack, takeBack } from './take-back.ts';

/** What an order should have given by now, and why it is asked. */
export interface Target {
  readonly target: Points;
  readonly kind: ReturnArithmetic['kind'];
}

export interface Balanced {
  readonly draft: EntryDraft;
  readonly state: OrderState;
  readonly sums: Pick<ReturnArithmetic, 'earned' | 'target' | 'expired' | 'takenBefore' | 'taken'>;
}

/** Brings an order's points to what it should have given: only an edit can give more (E19), a return only takes (C6). */
export function balancePoints(
  draft: EntryDraft,
  posted: PostedOrder,
  { target, kind }: Target,
  rules: RuleVersion,
  now: Instant,
): Balanced {
  const { earned, taken } = posted.state;
  const more = points(target - (earned - taken));
  return kind === 'EDIT' && more > 0
    ? giveMore(draft, posted, { target, kind }, more, rules)
    : takeTooMuch(draft, posted, { target, kind }, rules, now);
}

/** claw = max(0, min(earned − target, earned − expired) − already taken) (C6, decisions 8). */
function takeTooMuch(
  draft: EntryDraft,
  { state }: PostedOrder,
  { target, kind }: Target,
  { document }: RuleVersion,
  now: Instant,
): Balanced {
  const { earned, taken: takenBefore } = state;
  const expired = expiredOfOrder(draft.account, state);
  const taken = points(Math.max(0, Math.min(earned - target, earned - expired) - takenBefore));
  const from = takeBack(draft.account, taken, state.lots, now);
  return {
    draft: addPostings(draft, takingPostings(taken, from, kind, document.returns.clawback)),
    state: { ...state, taken: points(takenBefore + taken) },
    sums: { earned, target, expired, takenBefore, taken },
  };
}

/** What no lot holds becomes debt (F06), or is let go and written down (F07). */
function takingPostings(
  taken: Points,
  { parts, short }: TakenBack,
  kind: Target['kind'],
  policy: 'DEBT' | 'CLAMP',
): readonly Posting[] {
  const debt = policy === 'DEBT' ? short : noPoints;
  const found = points(taken - (short - debt));
  const taking: Posting =
    kind === 'EDIT'
      ? { kind: 'ADJUST', points: points(-found), parts, debt }
      : { kind: 'CLAWBACK', points: found, parts, debt };
  const letGo = points(short - debt);
  return letGo === 0 ? [taking] : [taking, { kind: 'WRITEOFF', points: letGo }];
}

function giveMore(
  draft: EntryDraft,
  { order, state }: PostedOrder,
  { target }: Target,
  more: Points,
  rules: RuleVersion,
): Balanced {
  const { businessTime } = order;
  const lastOrderAt = draft.account.lastOrderAt ?? businessTime;
  const { availableAt, lastDay } = creditPosting(
    'EARN',
    more,
    { businessTime, tierThen: state.tierThen, lastOrderAt },
    rules,
  );
  const lot = nextLot(draft);
  const adjust: Posting = {
    kind: 'ADJUST',
    points: more,
    parts: [{ lot, points: more, availableAt, lastDay }],
    debt: noPoints,
  };
  const { earned, taken } = state;
  return {
    draft: addPostings(draft, [adjust]),
    state: { ...state, earned: points(earned + more), lots: [...state.lots, lot] },
    sums: { earned, target, expired: noPoints, takenBefore: taken, taken: points(-more) },
  };
}
