import type { BranchId, MemberId, StaffId } from '@quaylai/shared/words/ids';
import { type Points, points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { numberField, readFields, readInstantField, readNumberField, stillValid } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

const noLimit = '-';

/** How long a scan at the till, or a confirmation on the phone, proves that the customer is there: one bill's time. */
export const visitProofMs = 10 * 60_000;

/** This member showed their QR to this person at this branch, or confirmed in Zalo what this person asked for. */
export interface Visit {
  readonly member: MemberId;
  readonly branch: BranchId;
  readonly staff: StaffId;
  /** What the customer confirmed on their phone (S08); null after a scan, where they watch the till. */
  readonly pointsMax: Points | null;
}

export function issueVisitProof(seal: QrSeal, visit: Visit, now: Instant): string {
  const expiresAt = numberField(now + visitProofMs);
  const limit = visit.pointsMax === null ? noLimit : numberField(visit.pointsMax);
  return sealFields(seal, 'visit', [visit.member, visit.branch, visit.staff, limit, expiresAt]);
}

/**
 * A proof made for another member, branch or colleague proves nothing here.
 * Problems: QR_INVALID, QR_EXPIRED, CEILING (more points than the customer confirmed).
 */
export function checkVisitProof(
  seal: QrSeal,
  token: string,
  expected: Omit<Visit, 'pointsMax'> & { readonly points: Points },
  now: Instant,
): Result<Visit, Problem> {
  const read = readFields(seal, 'visit', token, ['member', 'branch', 'staff', 'limit', 'expiresAt']);
  if (!read.ok) return read;
  const { member, branch, staff, limit, expiresAt } = read.value;
  const isThisVisit = member === expected.member && branch === expected.branch && staff === expected.staff;
  if (!isThisVisit) return refuse({ code: 'QR_INVALID' });
  const pointsMax = limit === noLimit ? null : points(readNumberField(limit));
  const visit = { member: expected.member, branch: expected.branch, staff: expected.staff, pointsMax };
  const valid = stillValid({ ...visit, expiresAt: readInstantField(expiresAt) }, now);
  if (!valid.ok) return valid;
  return pointsMax !== null && expected.points > pointsMax ? refuse({ code: 'CEILING', max: pointsMax }) : valid;
}
