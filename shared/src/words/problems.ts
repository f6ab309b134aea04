import type { Dong } from './money.ts';
import type { Points } from './points.ts';

/** Each expected failure, its HTTP status. A closed list: an answer with any other code is a bug. */
export const problemStatus = {
  // The request itself
  INVALID_REQUEST: 400,
  IDEMPOTENCY_KEY_MISSING: 400,
  IDEMPOTENCY_KEY_REUSED: 422,
  BODY_TOO_LARGE: 413,
  NOT_FOUND: 404,
  BUSY: 429,
  INTERNAL: 500,

  // Who is asking
  UNAUTHENTICATED: 401,
  SESSION_EXPIRED: 401,
  ZALO_TOKEN_REJECTED: 401,
  ZALO_UNAVAILABLE: 503,
  BAD_SIGNATURE: 401,
  FORBIDDEN: 403,
  NOT_A_MEMBER: 403,
  SELF_APPROVAL: 403,
  STAFF_LIMIT: 403,
  TOO_EARLY: 409,
  PIN_WRONG: 422,
  PIN_LOCKED: 429,

  // Points
  INSUFFICIENT_POINTS: 409,
  CEILING: 422,
  BELOW_MIN: 422,
  HOLD_EXPIRED: 409,
  HOLD_CLOSED: 409,

  // Rewards and vouchers
  REWARD_UNAVAILABLE: 409,
  OUT_OF_STOCK: 409,
  REWARD_WINDOW: 409,
  REWARD_LIMIT: 409,
  REWARD_CHANGED: 409,
  PICTURE_UNSOUND: 422,
  CODE_INVALID: 422,
  CODE_LOCKED: 429,
  VOUCHER_USED: 409,
  VOUCHER_EXPIRED: 409,
  VOUCHER_CLOSED: 409,
  VOUCHER_MINIMUM: 422,
  VOUCHER_ALONE: 422,
  APPROVAL_DECIDED: 409,
  APPROVAL_EXPIRED: 409,

  // QR codes and bills
  QR_INVALID: 422,
  QR_EXPIRED: 409,
  QR_USED: 409,
  TOO_MANY_TRIES: 429,
  ALREADY_CLAIMED: 409,
  DUPLICATE_BILL: 409,
  PREVIEW_CHANGED: 409,
  UNDO_EXPIRED: 409,
  IN_REVIEW: 409,
  REVIEW_UNRESOLVED: 409,
  NOTHING_TO_RETURN: 409,

  // People
  PHONE_TAKEN: 409,
  PHONE_UNVERIFIED: 422,
  INVITATION_CLOSED: 409,
  LAST_OWNER: 409,
  REQUEST_CLOSED: 409,
  TOO_LONG_AGO: 422,

  // Rules
  RULES_INVALID: 422,
  RULES_CHANGED: 409,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** What a problem carries besides its code, so that a screen can say what to do. */
export interface ProblemDetails {
  INVALID_REQUEST: { fields: FieldProblems };
  BODY_TOO_LARGE: { maxBytes: number };
  /** When a lonely owner's own word is enough. */
  TOO_EARLY: { from: string };
  STAFF_LIMIT: { limit: number };
  INSUFFICIENT_POINTS: { available: Points };
  CEILING: { max: Points };
  BELOW_MIN: { min: Points };
  /** When it will open; null when its time is over. */
  REWARD_WINDOW: { opensAt: string | null };
  REWARD_LIMIT: { limit: number };
  REWARD_CHANGED: { currentVersion: number };
  CODE_LOCKED: { minutes: number };
  PIN_LOCKED: { minutes: number };
  TOO_MANY_TRIES: { minutes: number };
  VOUCHER_USED: { at: string; branchName: string | null };
  VOUCHER_MINIMUM: { short: Dong };
  APPROVAL_DECIDED: { at: string; by: string };
  ALREADY_CLAIMED: { at: string };
  DUPLICATE_BILL: { amount: Dong };
  TOO_LONG_AGO: { days: number };
  /** What waits for a manager, and why: nothing is posted before. */
  IN_REVIEW: { reviewId: string; reason: string };
  /** Why it could still not be done. */
  REVIEW_UNRESOLVED: { reason: string };
  /** What the bill would do now, as a preview answers it. */
  PREVIEW_CHANGED: { preview: Readonly<Record<string, unknown>> };
  RULES_INVALID: { fields: FieldProblems };
  RULES_CHANGED: { currentVersion: number };
}

/** Field path ("earn.dongPerPoint") → what is wrong with it, in Vietnamese. */
export type FieldProblems = Readonly<Record<string, string>>;

export type Problem<Code extends ProblemCode = ProblemCode> = {
  [C in Code]: { readonly code: C } & (C extends keyof ProblemDetails ? Readonly<ProblemDetails[C]> : unknown);
}[Code];
