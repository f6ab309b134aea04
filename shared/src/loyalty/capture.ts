import type { HoldId } from '../words/ids.ts';
import { type Points, points } from '../words/points.ts';
import type { Problem } from '../words/problems.ts';
import { ok, type Result, refuse } from '../words/result.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account, Hold } from './account.ts';
import { consume, firstParts, sumParts, withoutParts } from './consume.ts';
import { addPostings, type EntryDraft } from './entry-draft.ts';
import type { Posting } from './posting.ts';

export type HoldProblem = Problem<'HOLD_EXPIRED' | 'HOLD_CLOSED'>;

/**
 * An open hold of an account that is settled up to now.
 * Problems: HOLD_EXPIRED when its time ran out (R04), HOLD_CLOSED when it was captured or voided, or never was (R06).
 */
export function openHold(settled: Account, id: HoldId): Result<Hold, HoldProblem> {
  const hold = settled.holds.find((open) => open.id === id);
  if (hold !== undefined) return ok(hold);
  return refuse({ code: settled.lapsed.includes(id) ? 'HOLD_EXPIRED' : 'HOLD_CLOSED' });
}

/** Spends from the spendable lots in consumption order; asking for more than there is, is the caller's bug. */
export function captureNow(draft: EntryDraft, wanted: Points, now: Instant): EntryDraft {
  const parts = consume(draft.account.lots, wanted, now);
  if (sumParts(parts) !== wanted) throw new Error(`${wanted} points are not there to capture`);
  return addPostings(draft, [{ kind: 'CAPTURE', hold: null, points: wanted, parts }]);
}

/**
 * Spends from a hold, whose lots were fixed when it was made, and gives the uncaptured rest back as a void would (C3,
 * R05, R13).
 * Problems: HOLD_EXPIRED, HOLD_CLOSED, CEILING {max} when more than held is asked (I3).
 */
export function captureHold(
  draft: EntryDraft,
  id: HoldId,
  wanted: Points,
): Result<EntryDraft, HoldProblem | Problem<'CEILING'>> {
  const found = openHold(draft.account, id);
  if (!found.ok) return found;
  const held = sumParts(found.value.parts);
  if (wanted > held) return refuse({ code: 'CEILING', max: held });

  const parts = firstParts(found.value.parts, wanted);
  const rest = withoutParts(found.value.parts, parts);
  const captured: Posting = { kind: 'CAPTURE', hold: id, points: wanted, parts };
  const released: Posting = {
    kind: 'RELEASE',
    hold: id,
    points: points(held - wanted),
    parts: rest,
    because: 'UNCAPTURED',
  };
  return ok(addPostings(draft, rest.length === 0 ? [captured] : [captured, released]));
}
