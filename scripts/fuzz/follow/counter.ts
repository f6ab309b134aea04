import type { RedemptionId } from '@quaylai/shared/words/ids';
import { type Cast, ready, type Steps } from './step.ts';

const payableDong = 200_000;
const points = 10;

/** A customer shows their code, pays, brings goods back. */
export const atTheCounter: Steps = {
  'POST /v1/me/qr': ({ reply: { content }, cast }) => [
    ready('POST /v1/staff/members/scan', cast.cashier, { body: { content, branchId: cast.branchId } }),
  ],
  'POST /v1/staff/members/scan': ({ reply: { member, visit }, body: { branchId }, token }) => [
    ready('POST /v1/staff/members/{memberId}/holds', token, {
      params: { memberId: member.memberId },
      body: { branchId, points, payableDong, orderId: visit.slice(-12), visit },
    }),
    bill(token, { memberId: member.memberId, branchId, visit, pointsUsed: points }),
  ],
  'POST /v1/staff/members': ({ reply: { memberId }, body: { phone, branchId }, token, cast }) => [
    bill(token, { memberId, branchId, visit: null, pointsUsed: 0 }),
    // Zalo vouches for the number of somebody else: what lies at the till comes along.
    ready('POST /v1/me/phone', cast.friend, { body: { accessToken: 'zalo-token-of-binh', phoneToken: phone } }),
  ],
  'POST /v1/staff/earns/preview': ({ body, reply: { hash }, token }) => [
    ready('POST /v1/staff/earns', token, { body: { ...body, previewHash: hash } }),
  ],
  'POST /v1/staff/earns': ({ body, reply, token }) => [
    ready('POST /v1/staff/members/{memberId}/earns/{seq}/undo', token, {
      params: { memberId: body.memberId, seq: String(reply.entrySeq) },
    }),
    ready('POST /v1/staff/returns/preview', token, {
      body: { order: { source: 'counter', orderId: reply.orderId }, lines: [], amountDong: 50_000 },
    }),
    ready('POST /v1/staff/orders/find', token, {
      body: { branchId: body.branchId, billNumber: body.billNumber ?? 'HD1', source: null },
    }),
  ],
  'POST /v1/staff/orders/find': ({ reply: { order, lines }, token }) => [
    ready('POST /v1/staff/returns/preview', token, {
      body: { order, lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })), amountDong: null },
    }),
  ],
  'POST /v1/staff/returns/preview': ({ body, reply: { hash }, token }) => [
    ready('POST /v1/staff/returns', token, { body: { ...body, previewHash: hash } }),
  ],
  'POST /v1/staff/members/{memberId}/holds': ({ params: { memberId }, reply: { holdId, points: held }, token }) => {
    const named = { params: { memberId, holdId } };
    return [
      ready('POST /v1/staff/members/{memberId}/holds/{holdId}/void', token, named),
      ready('POST /v1/staff/members/{memberId}/holds/{holdId}/capture', token, { ...named, body: { points: held } }),
    ];
  },
  'POST /v1/staff/members/{memberId}/spend-requests': ({ params, reply: { requestId }, token, cast }) => [
    ready('GET /v1/staff/members/{memberId}/spend-requests/{requestId}', token, { params: { ...params, requestId } }),
    ready('POST /v1/me/spend-requests/{requestId}/refuse', cast.member, { params: { requestId } }),
    ready('POST /v1/me/spend-requests/{requestId}/confirm', cast.member, { params: { requestId } }),
  ],
  'POST /v1/me/spend-requests/{requestId}/confirm': ({ params: { requestId }, cast }) => [
    ready('GET /v1/staff/members/{memberId}/spend-requests/{requestId}', cast.cashier, {
      params: { memberId: cast.memberId, requestId },
    }),
  ],
  'GET /v1/staff/members/{memberId}/spend-requests/{requestId}': ({ params: { memberId }, reply, token, cast }) => {
    const { visit } = reply;
    const { branchId } = cast;
    return visit === null ? [] : [bill(token, { memberId, branchId, visit, pointsUsed: reply.points })];
  },
};

interface Paid {
  readonly memberId: string;
  readonly branchId: string;
  readonly visit: string | null;
  readonly pointsUsed: number;
  readonly vouchers?: readonly RedemptionId[];
}

function bill(token: string | null, paid: Paid) {
  const billNumber = paid.visit === null ? null : `HD-${paid.visit.slice(-8)}`;
  const body = { amountDong: payableDong, lines: [], billNumber, ...paid };
  return ready('POST /v1/staff/earns/preview', token, { body });
}

/** A gift or a voucher on its way to the customer. */
export const redeeming: Steps = {
  'POST /v1/me/redemptions': ({ reply, token, cast }) => [...presented(reply, token, cast)],
  'GET /v1/me/redemptions': ({ reply: { items }, token, cast }) =>
    items.slice(0, 2).flatMap((each) => presented(each, token, cast)),
  'POST /v1/me/redemptions/{redemptionId}/qr': ({ reply: { content }, cast }) => [
    ready('POST /v1/staff/redemptions/resolve', cast.cashier, {
      body: { branchId: cast.branchId, scanned: content, code: null },
    }),
  ],
  'POST /v1/me/redemptions/{redemptionId}/present': ({ params: { redemptionId }, cast }) => [
    ...decisions({ memberId: cast.memberId, redemptionId }, cast),
    bill(cast.cashier, { ...cast, visit: null, pointsUsed: 0, vouchers: [redemptionId] }),
  ],
  'POST /v1/staff/redemptions/resolve': ({ reply, cast }) => decisions(reply, cast),
  'GET /v1/staff/approvals': ({ reply: { items }, cast }) => items.slice(0, 2).flatMap((each) => decisions(each, cast)),
};

interface Redeemed {
  readonly redemptionId: string;
  readonly kind: string;
  readonly code: string | null;
}

function presented({ redemptionId, kind, code }: Redeemed, token: string | null, cast: Cast) {
  const { branchId, memberId } = cast;
  const params = { redemptionId };
  if (kind === 'COUNTER') return decisions({ memberId, redemptionId }, cast);
  return [
    ready('POST /v1/me/redemptions/{redemptionId}/qr', token, { params }),
    ready('POST /v1/me/redemptions/{redemptionId}/present', token, { params, body: { branchId } }),
    ready('POST /v1/staff/redemptions/resolve', cast.cashier, { body: { branchId, scanned: null, code } }),
  ];
}

function decisions({ memberId, redemptionId }: Readonly<Record<'memberId' | 'redemptionId', string>>, cast: Cast) {
  const { branchId, cashier, manager } = cast;
  const params = { memberId, redemptionId };
  const refusal = { params, body: { branchId, reason: 'Hết hàng' } };
  return [
    ready('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/refuse', manager, refusal),
    ready('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve', cashier, {
      params,
      body: { branchId },
    }),
  ];
}
