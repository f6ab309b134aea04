import type { HoldView } from '@quaylai/shared/api/counter-models';
import type { Account, Hold } from '@quaylai/shared/loyalty/account';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { sumParts } from '@quaylai/shared/loyalty/consume';
import type { Decision } from '@quaylai/shared/loyalty/decision';
import type { HoldId } from '@quaylai/shared/words/ids';
import { noPoints, points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { formatInstant, type Instant } from '@quaylai/shared/words/vietnam-time';

/** A decision about a hold, with the hold as it stood: what the answer tells. */
export interface HoldDecision extends Decision {
  readonly held: Hold;
}

/** A hold for paying a bill. A reward's hold is decided by its approval, never here. Problems: NOT_FOUND. */
export function refuseRewardHold(account: Account, id: HoldId): Result<null, Problem<'NOT_FOUND'>> {
  const hold = account.holds.find((open) => open.id === id);
  return hold?.purpose.kind === 'REWARD' ? refuse({ code: 'NOT_FOUND' }) : ok(null);
}

/** The hold that a decision opened. */
export function openedHold(id: HoldId, decision: Decision): HoldDecision {
  return endedHold(decision.account, id, decision);
}

/** The hold that a decision ended, as it stood before. */
export function endedHold(before: Account, id: HoldId, decision: Decision): HoldDecision {
  const held = before.holds.find((open) => open.id === id);
  if (held === undefined) throw new Error('a decision about a hold that is not there');
  return { ...decision, held };
}

export function holdView(state: HoldView['state'], { held, postings, account }: HoldDecision, now: Instant): HoldView {
  const total = sumParts(held.parts);
  const capture = postings.find((posting) => posting.kind === 'CAPTURE' && posting.hold === held.id);
  const captured = capture?.kind === 'CAPTURE' ? capture.points : noPoints;
  return {
    holdId: held.id,
    state,
    points: total,
    captured,
    released: state === 'HELD' ? noPoints : points(total - captured),
    available: bucketsAt(account, now).available,
    expiresAt: formatInstant(held.expiresAt),
  };
}
