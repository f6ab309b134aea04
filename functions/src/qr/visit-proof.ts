import type { BranchId, MemberId, SpendRequestId, StaffId } from '@quaylai/shared/words/ids';
import { type Points, points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { numberField, readFields, readInstantField, readNumberField, stillValid } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

const notAsked = '-';

/** How long a scan at the till, or a confirmation on the phone, proves that the customer is there: one bill's time. */
export const visitProofMs = 10 * 60_000;

/** This member showed their QR to this person at this branch, or confirmed in Zalo what this person asked for. */
export interface Visit {
  readonly member: MemberId;
  readonly branch: BranchId;
  readonly staff: StaffId;
  /** What the customer confirmed on their phone (S08), good for one bill; null after a scan, where they watch the till. */
  readonly confirmed: ConfirmedSpend | null;
}

/** The customer's one yes: which question it answers, and how many points they saw. */
export interface ConfirmedSpend {
  readonly request: SpendRequestId;
  readonly pointsMax: Points;
}

export function issueVisitProof(seal: QrSeal, visit: Visit, now: Instant): string {
  const expiresAt = numberField(now + visitProofMs);
  const { member, branch, staff, confirmed } = visit;
  const asked = confirmed === null ? [notAsked, notAsked] : [confirmed.request, numberField(confirmed.pointsMax)];
  return sealFields(seal, 'visit', [member, branch, staff, ...asked, expiresAt]);
}

/**
 * A proof made for another member, branch or colleague proves nothing here. Whether a yes was used before is for the
 * transaction that uses it.
 * Problems: QR_INVALID, QR_EXPIRED, CEILING (more points than the customer confirmed).
 */
export function checkVisitProof(
  seal: QrSeal,
  token: string,
  expected: Omit<Visit, 'confirmed'> & { readonly points: Points },
  now: Instant,
): Result<Visit, Problem> {
  const read = readFields(seal, 'visit', token, ['member', 'branch', 'staff', 'request', 'limit', 'expiresAt']);
  if (!read.ok) return read;
  const { member, branch, staff, request, limit, expiresAt } = read.value;
  const isThisVisit = member === expected.member && branch === expected.branch && staff === expected.staff;
  if (!isThisVisit) return refuse({ code: 'QR_INVALID' });
  const confirmed =
    request === notAsked ? null : { request: request as SpendRequestId, pointsMax: points(readNumberField(limit)) };
  const visit = { member: expected.member, branch: expected.branch, staff: expected.staff, confirmed };
  const valid = stillValid({ ...visit, expiresAt: readInstantField(expiresAt) }, now);
  if (!valid.ok) return valid;
  const isOver = confirmed !== null && expected.points > confirmed.pointsMax;
  return isOver ? refuse({ code: 'CEILING', max: confirmed.pointsMax }) : valid;
}
