import type { Caller } from '@quaylai/functions/http/handler';
import { issueVisitProof } from '@quaylai/functions/qr/visit-proof';
import type { Request } from '../simulate/request.ts';
import type { BenchWorld } from './bench-world.ts';

/** Whom the staff looks up. */
export const phone = '0901234567';

export type Requests = ReturnType<typeof requestsOf>;

/** One request of each kind for one member of the shop, new each time it is asked for. */
export function requestsOf(bench: BenchWorld, place = 1) {
  const { shop, now } = bench;
  const { programme, branches, till } = shop;
  const player = shop.members[place];
  const [boss] = shop.staff;
  const [branchId] = branches;
  if (player === undefined || boss === undefined || branchId === undefined) throw new Error('an empty shop');
  const { member } = player;
  const asMember: Caller = { programme, person: player.person, member, staff: null, integration: null };
  const staff = { staffId: boss.staffId, role: boss.role, branchIds: boss.branchIds, name: boss.name };
  const asStaff: Caller = { programme, person: boss.person, member: null, staff, integration: null };
  const asTill: Caller = { programme, person: null, member: null, staff: null, integration: till };
  let made = 0;
  const key = () => {
    made += 1;
    return `key-${place}-${made}`;
  };
  const visit = () => {
    const seal = { keys: bench.context.keys, programme };
    return issueVisitProof(seal, { member, branch: branchId, staff: boss.staffId, confirmed: null }, now());
  };
  const line = (amount: number) => ({ line_id: '1', sku: 'CF', qty: 2, unit_price: amount / 2 });
  let bill = 0;
  const nameOf = (number: number) => `HD${place}-${number}`;
  const document = (amount: number) => ({
    revision: 1,
    branch_ref: branchId,
    business_time: new Date(now()).toISOString(),
    status: 'COMPLETED',
    paid: true,
    lines: [line(amount)],
    total: amount,
  });
  return {
    push: (amount: number, customer: object = { member_id: member }): Request => {
      bill += 1;
      const own = { kind: 'ORDER', source_id: nameOf(bill), customer };
      return { route: 'POST /v1/orders', caller: asTill, body: { ...document(amount), ...own } };
    },
    goodsBack: (amount: number, of = nameOf(bill), qty = 1): Request => {
      const lines = [{ ...line(amount), qty }];
      const own = { kind: 'RETURN', source_id: `TH${of}-${qty}`, original_source_id: of, lines, total: amount / 2 };
      return { route: 'POST /v1/orders', caller: asTill, body: { ...document(amount), ...own } };
    },
    counter: async (amountDong: number, pointsUsed: number): Promise<Request> => {
      const amounts = { memberId: member, branchId, amountDong, lines: [], billNumber: key(), pointsUsed };
      const shown = { ...amounts, visit: pointsUsed > 0 ? visit() : null };
      const preview: Request = { route: 'POST /v1/staff/earns/preview', caller: asStaff, body: shown };
      const { answer } = await bench.measure(preview);
      if (!answer.ok) throw new Error(`no preview: ${answer.problem.code}`);
      const { hash: previewHash } = answer.value.reply as { readonly hash: string };
      return { route: 'POST /v1/staff/earns', caller: asStaff, key: key(), body: { ...shown, previewHash } };
    },
    hold: (points: number): Request => ({
      route: 'POST /v1/staff/members/{memberId}/holds',
      caller: asStaff,
      key: key(),
      params: { memberId: member },
      body: { branchId, points, payableDong: 900_000_000, orderId: key(), visit: visit() },
    }),
    capture: (holdId: string, points: number): Request => ({
      route: 'POST /v1/staff/members/{memberId}/holds/{holdId}/capture',
      caller: asStaff,
      key: key(),
      params: { memberId: member, holdId },
      body: { points },
    }),
    voided: (holdId: string): Request => ({
      route: 'POST /v1/staff/members/{memberId}/holds/{holdId}/void',
      caller: asStaff,
      key: key(),
      params: { memberId: member, holdId },
    }),
    redeem: (place: number, rewardId: string = shop.rewards[place]?.rewardId ?? ''): Request => ({
      route: 'POST /v1/me/redemptions',
      caller: asMember,
      key: key(),
      body: { rewardId, branchId: shop.rewards[place]?.kind === 'COUNTER' ? branchId : null },
    }),
    takeBack: (redemptionId: string): Request => ({
      route: 'POST /v1/me/redemptions/{redemptionId}/cancel',
      caller: asMember,
      key: key(),
      params: { redemptionId },
    }),
    decide: (verb: 'approve' | 'refuse', redemptionId: string): Request => ({
      route: `POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/${verb}`,
      caller: asStaff,
      key: key(),
      params: { memberId: member, redemptionId },
      body: { branchId, ...(verb === 'refuse' ? { reason: 'Hết hàng' } : {}) },
    }),
    home: (): Request => ({ route: 'GET /v1/me', caller: asMember }),
    history: (): Request => ({ route: 'GET /v1/me/entries', caller: asMember, query: { limit: '20' } }),
    queue: (): Request => ({ route: 'GET /v1/staff/approvals', caller: asStaff, query: { branchId } }),
    find: (): Request => ({
      route: 'POST /v1/staff/members/find',
      caller: asStaff,
      body: { text: phone, cursor: null },
    }),
  };
}
