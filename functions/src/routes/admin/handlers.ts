import type { adminRoutes } from '@quaylai/shared/api/admin-routes';
import type { Context } from '../../http/context.ts';
import type { HandlersOf } from '../../http/handler.ts';
import { addReward } from './add-reward.ts';
import { answerDesktop } from './answer-desktop.ts';
import { answerRequest } from './answer-request.ts';
import { cancelInvitation } from './cancel-invitation.ts';
import { changeBranch } from './change-branch.ts';
import { changeIntegration } from './change-integration.ts';
import { changeReward } from './change-reward.ts';
import { changeStaff } from './change-staff.ts';
import { checkRules } from './check-rules.ts';
import { confirmAlone } from './confirm-alone.ts';
import { confirmInvitation } from './confirm-invitation.ts';
import { confirmPicture } from './confirm-picture.ts';
import { connectIntegration } from './connect-integration.ts';
import { correctPoints } from './correct-points.ts';
import { decideCorrection } from './decide-correction.ts';
import { dismissStaff } from './dismiss-staff.ts';
import { endDesktop } from './end-desktop.ts';
import { eraseOneMember } from './erase-member.ts';
import { explainMemberEntry } from './explain-member-entry.ts';
import { giveTierByHand } from './give-tier.ts';
import { importMembers } from './import-members.ts';
import { inviteStaff } from './invite-staff.ts';
import { setLimits, showLimits } from './limits.ts';
import { listAllBranches } from './list-branches.ts';
import { listCorrections } from './list-corrections.ts';
import { listDesktops } from './list-desktops.ts';
import { listAllIntegrations } from './list-integrations.ts';
import { listAllInvitations } from './list-invitations.ts';
import { listRequests } from './list-requests.ts';
import { listAllRewards } from './list-rewards.ts';
import { listRuleVersions } from './list-rule-versions.ts';
import { listAllStaff } from './list-staff.ts';
import { offerUpload } from './offer-upload.ts';
import { openBranch } from './open-branch.ts';
import { publishRules } from './publish-rules.ts';
import { readDesktopCode } from './read-desktop-code.ts';
import { renewSecret } from './renew-secret.ts';
import { rollBackRules } from './roll-back-rules.ts';
import { searchForMembers } from './search-members.ts';
import { showBudgets } from './show-budgets.ts';
import { showDays } from './show-days.ts';
import { showMember } from './show-member.ts';
import { showMemberEntries } from './show-member-entries.ts';
import { showPoster } from './show-poster.ts';
import { showRuleVersion } from './show-rule-version.ts';
import { showRules } from './show-rules.ts';
import { verifyOneMember } from './verify-member.ts';

/** What owners can do; a route of the spine without its handler does not compile. */
export const adminHandlers: HandlersOf<typeof adminRoutes, Context> = {
  'GET /v1/admin/rules': showRules,
  'GET /v1/admin/rules/budgets': showBudgets,
  'POST /v1/admin/rules/check': checkRules,
  'POST /v1/admin/rules/versions': publishRules,
  'GET /v1/admin/rules/versions': listRuleVersions,
  'GET /v1/admin/rules/versions/{version}': showRuleVersion,
  'POST /v1/admin/rules/rollback': rollBackRules,
  'GET /v1/admin/rewards': listAllRewards,
  'POST /v1/admin/rewards': addReward,
  'PUT /v1/admin/rewards/{rewardId}': changeReward,
  'POST /v1/admin/pictures': offerUpload,
  'POST /v1/admin/pictures/{pictureId}/confirm': confirmPicture,
  'GET /v1/admin/branches': listAllBranches,
  'POST /v1/admin/branches': openBranch,
  'PUT /v1/admin/branches/{branchId}': changeBranch,
  'GET /v1/admin/branches/{branchId}/poster': showPoster,
  'GET /v1/admin/staff': listAllStaff,
  'PUT /v1/admin/staff/{staffId}': changeStaff,
  'DELETE /v1/admin/staff/{staffId}': dismissStaff,
  'GET /v1/admin/staff/invitations': listAllInvitations,
  'POST /v1/admin/staff/invitations': inviteStaff,
  'POST /v1/admin/staff/invitations/{invitationId}/confirm': confirmInvitation,
  'DELETE /v1/admin/staff/invitations/{invitationId}': cancelInvitation,
  'POST /v1/admin/members/search': searchForMembers,
  'GET /v1/admin/members/{memberId}': showMember,
  'GET /v1/admin/members/{memberId}/entries': showMemberEntries,
  'GET /v1/admin/members/{memberId}/entries/{seq}/explain': explainMemberEntry,
  'POST /v1/admin/members/{memberId}/verify': verifyOneMember,
  'GET /v1/admin/requests': listRequests,
  'POST /v1/admin/members/{memberId}/requests/{requestId}/answer': answerRequest,
  'POST /v1/admin/members/{memberId}/corrections': correctPoints,
  'GET /v1/admin/corrections': listCorrections,
  'POST /v1/admin/members/{memberId}/corrections/{correctionId}/decide': decideCorrection,
  'POST /v1/admin/members/{memberId}/tier': giveTierByHand,
  'POST /v1/admin/imports': importMembers,
  'POST /v1/admin/members/{memberId}/erase': eraseOneMember,
  'GET /v1/admin/days': showDays,
  'GET /v1/admin/integrations': listAllIntegrations,
  'POST /v1/admin/integrations': connectIntegration,
  'PUT /v1/admin/integrations/{integrationId}': changeIntegration,
  'POST /v1/admin/integrations/{integrationId}/secret': renewSecret,
  'POST /v1/admin/desktop/sign-ins/read': readDesktopCode,
  'POST /v1/admin/desktop/sign-ins/answer': answerDesktop,
  'GET /v1/admin/desktop/sessions': listDesktops,
  'DELETE /v1/admin/desktop/sessions/{sessionId}': endDesktop,
  'POST /v1/admin/members/{memberId}/corrections/{correctionId}/confirm-alone': confirmAlone,
  'GET /v1/admin/limits': showLimits,
  'PUT /v1/admin/limits': setLimits,
};
