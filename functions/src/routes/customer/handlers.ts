import type { customerRoutes } from '@quaylai/shared/api/customer-routes';
import type { Context } from '../../http/context.ts';
import type { HandlersOf } from '../../http/handler.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { confirmSpend, refuseSpend } from './answer-spend-request.ts';
import { askDesktopSignIn } from './ask-desktop-sign-in.ts';
import { cancelRedemption } from './cancel-redemption.ts';
import { setProfile } from './change-profile.ts';
import { checkIn } from './check-in.ts';
import { claimBill } from './claim-bill.ts';
import { explainEntry } from './explain-entry.ts';
import { exportData } from './export-data.ts';
import { fileRequest } from './file-request.ts';
import { giveConsent } from './give-consent.ts';
import { joinProgramme } from './join-programme.ts';
import { linkZaloPhone } from './link-phone.ts';
import { listOpenBranches } from './list-branches.ts';
import { listMyRedemptions } from './list-redemptions.ts';
import { listMyRequests } from './list-requests.ts';
import { listOpenRewards } from './list-rewards.ts';
import { listSpendRequests } from './list-spend-requests.ts';
import { openSession } from './open-session.ts';
import { pollDesktopSignIn } from './poll-desktop-sign-in.ts';
import { presentVoucher } from './present-voucher.ts';
import { readScan } from './read-scan.ts';
import { redeemReward } from './redeem-reward.ts';
import { showEntries } from './show-entries.ts';
import { showFormerEntries } from './show-former-entries.ts';
import { showHealth } from './show-health.ts';
import { showHome } from './show-home.ts';
import { showMemberQr } from './show-member-qr.ts';
import { showProfile } from './show-profile.ts';
import { showRedemption } from './show-redemption.ts';
import { showTiers } from './show-tiers.ts';
import { showVoucherQr } from './show-voucher-qr.ts';

/** What customers can do; a route of the spine without its handler does not compile. */
export const customerHandlers: HandlersOf<typeof customerRoutes, Context> = {
  'GET /health': showHealth,
  'POST /v1/session': openSession,
  'POST /v1/desktop/sign-ins': askDesktopSignIn,
  'POST /v1/desktop/sign-ins/poll': pollDesktopSignIn,
  'POST /v1/me/membership': joinProgramme,
  'GET /v1/me': showHome,
  'GET /v1/me/entries': showEntries,
  'GET /v1/me/entries/{seq}/explain': explainEntry,
  'GET /v1/me/entries/{seq}/former': showFormerEntries,
  'POST /v1/me/qr': showMemberQr,
  'GET /v1/tiers': showTiers,
  'GET /v1/rewards': listOpenRewards,
  'GET /v1/me/redemptions': listMyRedemptions,
  'GET /v1/me/redemptions/{redemptionId}': showRedemption,
  'POST /v1/me/redemptions': redeemReward,
  'POST /v1/me/redemptions/{redemptionId}/present': presentVoucher,
  'POST /v1/me/redemptions/{redemptionId}/qr': showVoucherQr,
  'POST /v1/me/redemptions/{redemptionId}/cancel': cancelRedemption,
  'GET /v1/me/spend-requests': listSpendRequests,
  'POST /v1/me/spend-requests/{requestId}/confirm': confirmSpend,
  'POST /v1/me/spend-requests/{requestId}/refuse': refuseSpend,
  'GET /v1/branches': listOpenBranches,
  'POST /v1/me/scans': readScan,
  'POST /v1/me/check-ins': checkIn,
  'POST /v1/me/claims': claimBill,
  'GET /v1/me/profile': showProfile,
  'PUT /v1/me/profile': setProfile,
  'POST /v1/me/phone': linkZaloPhone,
  'POST /v1/me/consents': giveConsent,
  'POST /v1/me/requests': fileRequest,
  'GET /v1/me/requests': listMyRequests,
  'GET /v1/me/data': exportData,
  'POST /v1/me/staff-invitations': acceptInvitation,
};
