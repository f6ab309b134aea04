import type { BranchId, MemberId, StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { numberField, readFields, readInstantField, stillValid } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

/** How long a scan at the till proves that the customer stands there: one bill's time. */
export const visitProofMs = 10 * 60_000;

/** This member showed their QR to this person at this branch. */
export interface Visit {
  readonly member: MemberId;
  readonly branch: BranchId;
  readonly staff: StaffId;
}

export function issueVisitProof(seal: QrSeal, visit: Visit, now: Instant): string {
  const expiresAt = numberField(now + visitProofMs);
  return sealFields(seal, 'visit', [visit.member, visit.branch, visit.staff, expiresAt]);
}

/** A proof made for another member, branch or colleague proves nothing here. Problems: QR_INVALID, QR_EXPIRED. */
export function checkVisitProof(seal: QrSeal, token: string, visit: Visit, now: Instant): Result<Visit, Problem> {
  const read = readFields(seal, 'visit', token, ['member', 'branch', 'staff', 'expiresAt']);
  if (!read.ok) return read;
  const { member, branch, staff, expiresAt } = read.value;
  const isThisVisit = member === visit.member && branch === visit.branch && staff === visit.staff;
  return isThisVisit
    ? stillValid({ ...visit, expiresAt: readInstantField(expiresAt) }, now)
    : refuse({ code: 'QR_INVALID' });
}
