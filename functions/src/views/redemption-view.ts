import type { RedemptionState, RedemptionView } from '@quaylai/shared/api/reward-models';
import { formatInstant, type Instant } from '@quaylai/shared/words/vietnam-time';
import type { Redemption } from '../records/redemption.ts';
import { redemptionAt } from '../records/redemption-at.ts';
import { formatVoucherCode } from '../records/voucher-code.ts';
import type { Names } from './names.ts';

const decided: readonly RedemptionState[] = ['REDEEMED', 'REFUSED', 'REVERSED', 'REVOKED'];

/** A redemption as it stands at this moment. */
export function redemptionView(stored: Redemption, names: Names, now: Instant): RedemptionView {
  const redemption = redemptionAt(stored, now);
  const { redemptionId, rewardId, rewardName, picture, kind, points, state, code, lastDay, expiresAt } = redemption;
  const decision = decided.includes(state) ? redemption.history.at(-1) : undefined;
  const last = redemption.history.at(-1);
  return {
    redemptionId,
    rewardId,
    rewardName,
    picture,
    kind,
    points,
    state,
    code: code === null ? null : formatVoucherCode(code),
    lastDay,
    expiresAt: expiresAt === null ? null : formatInstant(expiresAt),
    createdAt: formatInstant(redemption.history[0]?.at ?? now),
    decidedAt: decision === undefined ? null : formatInstant(decision.at),
    branchName: redemption.branch === null ? null : names.branch(redemption.branch),
    reason: last?.reason ?? null,
    voucher: redemption.voucher,
  };
}
