import { type Api, ApiProblem, type Integration, pushOrder } from '../shop/api.ts';
import type { Sale } from './sales.ts';
import type { Event, Scene } from './story.ts';

/** The stage the story is played on: a running stack, its clock, its till and its people. */
export interface Stage {
  readonly apiUrl: string;
  readonly integration: Integration;
  readonly branchId: string;
  /** A session of the person at the counter, still good at the shop's clock. */
  staff(): Promise<Api>;
  /** Sets the clock that the whole stack lives by. */
  setClock(iso: string): Promise<void>;
  /** A person joins in Zalo and links this phone; answers a member's session. */
  join(phone: string): Promise<Api>;
  /** A fresh session of a member who joined: sessions last half an hour of the shop's clock. */
  signIn(phone: string): Promise<Api>;
}

/** What happened, counted as it was answered. */
export interface Tally {
  pushes: number;
  duplicates: number;
  returns: number;
  joined: number;
  redeemed: number;
  refused: number;
  cancelled: number;
  /** Redemptions that the rules turned down, by problem code. */
  turnedDown: Record<string, number>;
  /** Every member seen, by phone. */
  members: Map<string, string>;
}

const lanes = 4;

export async function play(
  scenes: readonly Scene[],
  stage: Stage,
  onScene: (played: number) => void = () => {},
): Promise<Tally> {
  const tally: Tally = {
    pushes: 0,
    duplicates: 0,
    returns: 0,
    joined: 0,
    redeemed: 0,
    refused: 0,
    cancelled: 0,
    turnedDown: {},
    members: new Map(),
  };
  for (const [played, scene] of scenes.entries()) {
    onScene(played);
    await stage.setClock(scene.clock);
    const sentAtMs = Date.parse(scene.clock);
    const waiting = [...scene.events];
    const lane = async (): Promise<void> => {
      for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
        await perform(event, stage, sentAtMs, tally);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  return tally;
}

async function perform(event: Event, stage: Stage, sentAtMs: number, tally: Tally): Promise<void> {
  switch (event.kind) {
    case 'JOIN':
      await stage.join(event.phone);
      tally.joined += 1;
      return;
    case 'SALE':
      return push(stage, saleBody(event.sale), event.copies, sentAtMs, tally);
    case 'RETURN':
      tally.returns += 1;
      return push(stage, returnBody(event.sale, event.returnId, event.whole), event.copies, sentAtMs, tally);
    case 'REDEEM':
      return redeem(event.phone, event.end, stage, tally);
  }
}

type Body = Parameters<typeof pushOrder>[2];

const lineBody = (line: Sale['lines'][number], quantity = line.quantity): Body['lines'][number] => ({
  line_id: line.lineId,
  sku: line.sku,
  qty: quantity,
  unit_price: line.unitPriceDong,
});

const saleBody = (sale: Sale): Body => ({
  kind: 'ORDER',
  source_id: sale.invoice,
  code: sale.invoice,
  revision: 1,
  business_time: sale.businessTime,
  status: 'COMPLETED',
  paid: true,
  customer: { phone: sale.phone },
  lines: sale.lines.map((line) => lineBody(line)),
  total: sale.totalDong,
});

/** The whole sale comes back, or its first line only. */
function returnBody(sale: Sale, returnId: string, whole: boolean): Body {
  const lines = whole ? sale.lines : sale.lines.slice(0, 1);
  return {
    ...saleBody(sale),
    kind: 'RETURN',
    source_id: returnId,
    original_source_id: sale.invoice,
    lines: lines.map((line) => lineBody(line)),
    total: lines.reduce((total, line) => total + line.quantity * line.unitPriceDong, 0),
  };
}

/** Copies arrive at once: the ledger must let one of them through. */
async function push(stage: Stage, body: Body, copies: number, sentAtMs: number, tally: Tally): Promise<void> {
  const replies = await Promise.all(
    Array.from({ length: copies }, () => pushOrder(stage.apiUrl, stage.integration, body, sentAtMs)),
  );
  tally.pushes += copies;
  tally.duplicates += replies.filter((reply) => reply.outcome === 'DUPLICATE').length;
  const unexpected = replies.find((reply) => reply.outcome !== 'POSTED' && reply.outcome !== 'DUPLICATE');
  if (unexpected !== undefined) {
    throw new Error(`${body.kind} ${body.source_id} → ${unexpected.outcome} ${unexpected.reason ?? ''}`);
  }
  const memberId = replies[0]?.memberId;
  if (memberId && body.customer?.phone) tally.members.set(body.customer.phone, memberId);
}

async function redeem(
  phone: string,
  end: 'APPROVED' | 'REFUSED' | 'CANCELLED',
  stage: Stage,
  tally: Tally,
): Promise<void> {
  const member = await stage.signIn(phone);
  const { reply: home } = await member.call('GET /v1/me', {});
  const { reply: catalogue } = await member.call('GET /v1/rewards', { query: {} });
  const dearest = catalogue.items
    .filter((reward) => reward.kind === 'VOUCHER' && reward.pricePoints <= home.balance.available)
    .sort((one, other) => other.pricePoints - one.pricePoints)[0];
  if (dearest === undefined) return;
  try {
    await redeemOne(dearest.rewardId, end, member, stage, tally);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500) throw error;
    const { code } = error.problem;
    tally.turnedDown[code] = (tally.turnedDown[code] ?? 0) + 1;
  }
}

/** Issue, then show at the counter; or change one's mind before. */
async function redeemOne(
  rewardId: string,
  end: 'APPROVED' | 'REFUSED' | 'CANCELLED',
  member: Api,
  stage: Stage,
  tally: Tally,
): Promise<void> {
  const { reply: issued } = await member.call('POST /v1/me/redemptions', { body: { rewardId, branchId: null } });
  const { redemptionId } = issued;
  const { branchId } = stage;
  const params = { redemptionId };
  if (end === 'CANCELLED') {
    await member.call('POST /v1/me/redemptions/{redemptionId}/cancel', { params });
    tally.cancelled += 1;
    return;
  }
  const staff = await stage.staff();
  const { reply: code } = await member.call('POST /v1/me/redemptions/{redemptionId}/qr', { params });
  const { reply: approval } = await staff.call('POST /v1/staff/redemptions/resolve', {
    body: { branchId, scanned: code.content, code: null },
  });
  const decision = { memberId: approval.memberId, redemptionId };
  if (end === 'REFUSED') {
    await staff.call('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/refuse', {
      params: decision,
      body: { branchId, reason: 'Khách đổi ý tại quầy' },
    });
    tally.refused += 1;
    return;
  }
  await staff.call('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve', {
    params: decision,
    body: { branchId },
  });
  tally.redeemed += 1;
}
