import type { ExpiryRule } from '../programme/expiry-rule.ts';
import type { RuleVersion } from '../programme/rule-document.ts';
import { noPoints, type Points, points } from '../words/points.ts';
import type { Problem } from '../words/problems.ts';
import { ok, type Result, refuse } from '../words/result.ts';
import { type Instant, type LocalDate, localDateOf, startOf } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { consume, spendable } from './consume.ts';
import type { Decision } from './decision.ts';
import { addPostings, closeEntry, nextLot, openEntry } from './entry-draft.ts';
import { lastDayAfterChange, lastDayOfLot } from './expiry.ts';
import type { Posting } from './posting.ts';

/**
 * A correction by hand, in either direction; who may and why is the ledger's to see to (C11). Never into debt.
 * Problems: INSUFFICIENT_POINTS {available}.
 */
export function decideAdjust(
  account: Account,
  { points: change }: { readonly points: Points },
  { document }: RuleVersion,
  now: Instant,
): Result<Decision, Problem<'INSUFFICIENT_POINTS'>> {
  const draft = openEntry(account, now);
  const available = spendable(draft.account.lots, now);
  if (-change > available) return refuse({ code: 'INSUFFICIENT_POINTS', available });
  const today = localDateOf(now);
  const lastDay = lastDayOfLot(document.expiry, today, draft.account.lastOrderAt ?? now);
  const fresh = { lot: nextLot(draft), points: change, availableAt: startOf(today), lastDay };
  const parts = change < 0 ? consume(draft.account.lots, points(-change), now) : [fresh];
  return ok(closeEntry(addPostings(draft, [{ kind: 'ADJUST', points: change, parts, debt: noPoints }]), now));
}

export interface ImportedPoints {
  readonly points: Points;
  readonly lastDay: LocalDate | null | 'BY_POLICY';
}

/** Points brought from a former system, with the last day they had there or the programme's own (A02). */
export function decideImport(
  account: Account,
  { points: brought, lastDay }: ImportedPoints,
  { document }: RuleVersion,
  now: Instant,
): Decision {
  const draft = openEntry(account, now);
  const today = localDateOf(now);
  const byPolicy = lastDayOfLot(document.expiry, today, draft.account.lastOrderAt ?? now);
  const last = lastDay === 'BY_POLICY' ? byPolicy : lastDay;
  const posting: Posting = { kind: 'IMPORT', points: brought, availableAt: startOf(today), lastDay: last };
  return closeEntry(addPostings(draft, [posting]), now);
}

export interface PolicyChange {
  readonly expiry: ExpiryRule;
  readonly changedOn: LocalDate;
}

/**
 * Live lots after the expiry policy changed on a day (X09). Must be posted for a member before the new policy could
 * end one of its lots, which is why a change is announced at least 30 days ahead. Null when nothing changes.
 */
export function decideRedate(account: Account, { expiry, changedOn }: PolicyChange, now: Instant): Decision | null {
  const draft = openEntry(account, now);
  const lastOrderAt = draft.account.lastOrderAt ?? startOf(changedOn);
  const dates = draft.account.lots.flatMap((lot) => {
    const known = { availableOn: localDateOf(lot.availableAt), lastDay: lot.lastDay };
    const lastDay = lastDayAfterChange(expiry, known, changedOn, lastOrderAt);
    return lastDay === lot.lastDay ? [] : [{ lot: lot.id, lastDay }];
  });
  return dates.length === 0 ? null : closeEntry(addPostings(draft, [{ kind: 'REDATE', dates }]), now);
}
