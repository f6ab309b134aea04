import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import type { Asked } from '../events.ts';
import { draftRules, type Grounds } from './grounds.ts';

/**
 * A request that would be right for every route, naming what stands on the given grounds. A route of the spine without
 * one does not compile, so no route escapes the matrix.
 */
export const samples: Readonly<Record<KnownRouteKey, (grounds: Grounds) => Asked>> = {
  // Customers
  'GET /health': () => ({}),
  'POST /v1/session': ({ shop }) => ({ body: { miniAppId: shop.miniAppId, accessToken: 'x' } }),
  'POST /v1/desktop/sign-ins': ({ shop }) => ({ body: { miniAppId: shop.miniAppId } }),
  'POST /v1/desktop/sign-ins/poll': ({ shop, waiting: { signIn } }) => ({
    body: { miniAppId: shop.miniAppId, signInId: signIn.signInId, secret: signIn.secret },
  }),
  'POST /v1/me/membership': ({ qr }) => ({ body: { name: null, consents: [consent], scanned: qr.store } }),
  'GET /v1/me': () => ({}),
  'GET /v1/me/entries': () => ({}),
  'GET /v1/me/entries/{seq}/explain': () => ({ params: { seq: '1' } }),
  'GET /v1/me/entries/{seq}/former': () => ({ params: { seq: '1' } }),
  'POST /v1/me/qr': () => ({}),
  'GET /v1/tiers': () => ({}),
  'GET /v1/rewards': () => ({}),
  'GET /v1/me/redemptions': () => ({}),
  'GET /v1/me/redemptions/{redemptionId}': redemption,
  'POST /v1/me/redemptions': ({ reward }) => ({ body: { rewardId: reward.rewardId, branchId: null } }),
  'POST /v1/me/redemptions/{redemptionId}/present': (at) => ({ ...redemption(at), body: here(at) }),
  'POST /v1/me/redemptions/{redemptionId}/qr': redemption,
  'POST /v1/me/redemptions/{redemptionId}/cancel': redemption,
  'GET /v1/me/spend-requests': () => ({}),
  'POST /v1/me/spend-requests/{requestId}/confirm': ownSpend,
  'POST /v1/me/spend-requests/{requestId}/refuse': ownSpend,
  'GET /v1/branches': () => ({}),
  'POST /v1/me/scans': ({ qr }) => ({ body: { content: qr.store } }),
  'POST /v1/me/check-ins': ({ qr }) => ({ body: { content: qr.store } }),
  'POST /v1/me/claims': ({ qr }) => ({ body: { content: qr.bill } }),
  'GET /v1/me/profile': () => ({}),
  'PUT /v1/me/profile': () => ({ body: { name: 'Tên mới', birthday: '1990-01-01' } }),
  'POST /v1/me/phone': () => ({ body: { accessToken: 'x', phoneToken: 'y' } }),
  'POST /v1/me/consents': () => ({ body: consent }),
  'POST /v1/me/requests': () => ({ body: { kind: 'EXPORT', text: null, entrySeq: null } }),
  'GET /v1/me/requests': () => ({}),
  'GET /v1/me/data': () => ({}),
  'POST /v1/me/staff-invitations': ({ qr }) => ({ body: { content: qr.invitation, name: 'Người lạ' } }),

  // Staff
  'GET /v1/staff/me': () => ({}),
  'POST /v1/staff/me/pin': () => ({ body: { pin: '2580', current: null } }),
  'POST /v1/staff/me/pin/check': () => ({ body: { pin: '2580' } }),
  'POST /v1/staff/colleagues/{staffId}/pin-reset': spare,
  'POST /v1/staff/members/scan': (at) => ({ body: { content: at.qr.member, ...here(at) } }),
  'POST /v1/staff/members/find': () => ({ body: { text: 'canari', cursor: null } }),
  'POST /v1/staff/members': (at) => ({ body: { phone: '0901234567', ...here(at) } }),
  'POST /v1/staff/earns/preview': (at) => ({ body: bill(at) }),
  'POST /v1/staff/earns': (at) => ({ body: { ...bill(at), previewHash: 'x' } }),
  'POST /v1/staff/late-earns': (at) => ({
    body: { ...here(at), ...member(at).params, amountDong: 100_000, billNumber: null, soldAt: '2026-11-21T02:00:00Z' },
  }),
  'POST /v1/staff/members/{memberId}/earns/{seq}/undo': ({ an }) => ({ params: { memberId: an.member, seq: '1' } }),
  'POST /v1/staff/orders/find': (at) => ({ body: { ...here(at), billNumber: 'HD1', source: null } }),
  'POST /v1/staff/returns/preview': () => ({ body: goodsBack }),
  'POST /v1/staff/returns': () => ({ body: { ...goodsBack, previewHash: 'x' } }),
  'POST /v1/staff/members/{memberId}/holds': (at) => ({
    ...member(at),
    body: { ...here(at), points: 10, payableDong: 100_000, orderId: 'HD9', visit: at.qr.member },
  }),
  'POST /v1/staff/members/{memberId}/holds/{holdId}/capture': (at) => ({ ...hold(at), body: { points: 1 } }),
  'POST /v1/staff/members/{memberId}/holds/{holdId}/void': hold,
  'POST /v1/staff/members/{memberId}/spend-requests': (at) => ({
    ...member(at),
    body: { ...here(at), points: 10, payableDong: 100_000 },
  }),
  'GET /v1/staff/members/{memberId}/spend-requests/{requestId}': ({ an, spendRequestId }) => ({
    params: { memberId: an.member, requestId: spendRequestId },
  }),
  'GET /v1/staff/approvals': (at) => ({ query: here(at) }),
  'POST /v1/staff/redemptions/resolve': (at) => ({
    body: { ...here(at), scanned: null, code: '0000-0000-0000-0' },
  }),
  'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve': (at) => ({ ...theirs(at), body: here(at) }),
  'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/refuse': (at) => ({
    ...theirs(at),
    body: { ...here(at), reason: 'Hết hàng' },
  }),
  'GET /v1/staff/reviews': (at) => ({ query: here(at) }),
  'POST /v1/staff/reviews/{reviewId}/approve': (at) => ({ ...review(at), body: here(at) }),
  'POST /v1/staff/reviews/{reviewId}/reject': (at) => ({
    ...review(at),
    body: { ...here(at), reason: 'Không đúng' },
  }),
  'POST /v1/staff/bills': (at) => ({ body: { ...here(at), amountDong: 100_000, billNumber: null } }),
  'GET /v1/staff/days/today': (at) => ({ query: here(at) }),
  'GET /v1/staff/redemptions': (at) => ({ query: here(at) }),

  // Owners
  'GET /v1/admin/rules': () => ({}),
  'GET /v1/admin/rules/budgets': () => ({}),
  'POST /v1/admin/rules/check': () => ({ body: { document: draftRules } }),
  'POST /v1/admin/rules/versions': () => ({
    body: { document: draftRules, reason: 'Đổi tên', effectiveFrom: null, basedOn: 99 },
  }),
  'GET /v1/admin/rules/versions': () => ({}),
  'GET /v1/admin/rules/versions/{version}': () => ({ params: { version: '1' } }),
  'POST /v1/admin/rules/rollback': () => ({ body: { version: 1, reason: 'Quay lại', basedOn: 99 } }),
  'GET /v1/admin/rewards': () => ({}),
  'POST /v1/admin/rewards': () => ({ body: rewardInput }),
  'PUT /v1/admin/rewards/{rewardId}': ({ reward }) => ({
    params: { rewardId: reward.rewardId },
    body: { version: 99, reward: rewardInput },
  }),
  'GET /v1/admin/branches': () => ({}),
  'POST /v1/admin/branches': () => ({ body: branchInput }),
  'PUT /v1/admin/branches/{branchId}': (at) => ({ params: here(at), body: branchInput }),
  'GET /v1/admin/branches/{branchId}/poster': (at) => ({ params: here(at) }),
  'GET /v1/admin/staff': () => ({}),
  'PUT /v1/admin/staff/{staffId}': (at) => ({ ...spare(at), body: position(at) }),
  'DELETE /v1/admin/staff/{staffId}': spare,
  'GET /v1/admin/staff/invitations': () => ({}),
  'POST /v1/admin/staff/invitations': (at) => ({ body: { label: 'Thu ngân', ...position(at) } }),
  'POST /v1/admin/staff/invitations/{invitationId}/confirm': invitation,
  'DELETE /v1/admin/staff/invitations/{invitationId}': invitation,
  'POST /v1/admin/members/search': () => ({ body: { text: 'canari', cursor: null } }),
  'GET /v1/admin/members/{memberId}': member,
  'GET /v1/admin/members/{memberId}/entries': member,
  'GET /v1/admin/members/{memberId}/entries/{seq}/explain': ({ an }) => ({
    params: { memberId: an.member, seq: '1' },
  }),
  'POST /v1/admin/members/{memberId}/verify': member,
  'GET /v1/admin/requests': () => ({ query: { place: 'OPEN' } }),
  'POST /v1/admin/members/{memberId}/requests/{requestId}/answer': ({ an, waiting: { requestId } }) => ({
    params: { memberId: an.member, requestId },
    body: { verdict: 'DECLINED', answer: 'Không đúng' },
  }),
  'POST /v1/admin/members/{memberId}/corrections': (at) => ({
    ...member(at),
    body: { points: 1, reason: 'Bù điểm', requestId: null },
  }),
  'GET /v1/admin/corrections': () => ({ query: { place: 'OPEN' } }),
  'POST /v1/admin/members/{memberId}/corrections/{correctionId}/decide': (at) => ({
    ...correction(at),
    body: { verdict: 'DECLINED' },
  }),
  'POST /v1/admin/members/{memberId}/corrections/{correctionId}/confirm-alone': (at) => ({
    ...correction(at),
    body: { pin: '2580', reason: 'Một mình' },
  }),
  'GET /v1/admin/limits': () => ({}),
  'PUT /v1/admin/limits': () => ({
    body: {
      cashierApprovePoints: 200,
      managerApprovePoints: null,
      cashierReturnDong: 2_000_000,
      correctAlonePoints: 500,
    },
  }),
  'POST /v1/admin/members/{memberId}/tier': (at) => ({
    ...member(at),
    body: { tierId: 'bac', until: '2027-06-30', reason: 'Khách quen' },
  }),
  'POST /v1/admin/imports': () => ({
    body: { source: 'sapo', rows: [{ rowId: '1', phone: '0901234568', points: 10 }] },
  }),
  'POST /v1/admin/members/{memberId}/erase': ({ leaver }) => ({
    params: { memberId: leaver.member },
  }),
  'GET /v1/admin/days': () => ({ query: { from: '2026-11-01', to: '2026-11-30' } }),
  'GET /v1/admin/integrations': () => ({}),
  'POST /v1/admin/integrations': () => ({ body: { name: 'Máy bán hàng' } }),
  'PUT /v1/admin/integrations/{integrationId}': ({ integrationId }) => ({
    params: { integrationId },
    body: { name: 'Máy bán hàng', active: true },
  }),
  'POST /v1/admin/integrations/{integrationId}/secret': ({ integrationId }) => ({ params: { integrationId } }),
  'POST /v1/admin/pictures': () => ({ body: { type: 'image/webp' } }),
  'POST /v1/admin/pictures/{pictureId}/confirm': ({ waiting: { pictureId } }) => ({ params: { pictureId } }),
  'POST /v1/admin/desktop/sign-ins/read': ({ qr }) => ({ body: { content: qr.desktop } }),
  'POST /v1/admin/desktop/sign-ins/answer': ({ qr }) => ({ body: { content: qr.desktop, agrees: false } }),
  'GET /v1/admin/desktop/sessions': () => ({}),
  'DELETE /v1/admin/desktop/sessions/{sessionId}': ({ spareDesktopId }) => ({ params: { sessionId: spareDesktopId } }),

  // Tills prove themselves by a signature over the body: their own tests forge it.
  'POST /v1/orders': () => ({ body: {} }),
  'POST /v1/events': () => ({ body: {} }),
  'POST /v1/zalo/{miniAppId}/events': ({ shop }) => ({ params: { miniAppId: shop.miniAppId }, body: {} }),
};

const goodsBack = { order: { source: 'counter', orderId: 'HD1' }, lines: [], amountDong: 10_000 };
const consent = { purpose: 'MEMBERSHIP', textVersion: 'v1', granted: true };
const branchInput = { name: 'CN mới', address: '1 Lê Lợi', active: true };
const rewardInput = {
  name: 'Bánh',
  description: '',
  picture: 'cake',
  kind: 'VOUCHER',
  pricePoints: 10,
  stock: null,
  limitPerMember: null,
  validDays: 30,
  status: 'ACTIVE',
};

function here({ shop }: Grounds) {
  return { branchId: shop.branches[0].branchId };
}
function position(at: Grounds) {
  return { role: 'cashier', branchIds: [here(at).branchId] };
}
function redemption({ redemptionId }: Grounds) {
  return { params: { redemptionId } };
}
function member({ an }: Grounds) {
  return { params: { memberId: an.member } };
}
function theirs({ an, redemptionId }: Grounds) {
  return { params: { memberId: an.member, redemptionId } };
}
function hold({ an, waiting: { holdId } }: Grounds) {
  return { params: { memberId: an.member, holdId } };
}
function review({ waiting: { reviewId } }: Grounds) {
  return { params: { reviewId } };
}
function correction({ an, waiting: { correctionId } }: Grounds) {
  return { params: { memberId: an.member, correctionId } };
}
function ownSpend({ spendRequestId }: Grounds) {
  return { params: { requestId: spendRequestId } };
}
function spare({ spare: { staff } }: Grounds) {
  return { params: { staffId: staff.staffId } };
}
function invitation({ invitationId }: Grounds) {
  return { params: { invitationId } };
}
function bill(at: Grounds) {
  const { branchId } = here(at);
  const amounts = { amountDong: 100_000, lines: [], billNumber: null, pointsUsed: 0 };
  return { memberId: at.an.member, branchId, ...amounts, visit: null };
}
