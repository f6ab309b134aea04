import type { Caller } from '@quaylai/functions/http/handler';
import { jobHandlers } from '@quaylai/functions/jobs/handlers';
import { issueVisitProof } from '@quaylai/functions/qr/visit-proof';
import type { Answer, Request } from '../simulate/request.ts';
import { testKeys } from '../simulate/sandbox.ts';
import type { BenchWorld } from './bench-world.ts';
import type { Cost } from './trace.ts';

/** One operation on one path, and what it cost. */
export interface Measured extends Cost {
  readonly operation: string;
  readonly path: 'success' | 'duplicate' | 'refused';
  /** Which case of the answer it was. */
  readonly outcome: string;
}

const minuteMs = 60_000;
const phone = '0901234567';

/** Every operation of the issue, by its route, with a warm process: names and rules are read already (PB1, PB2). */
export async function measureOperations(bench: BenchWorld): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  const as = requestsOf(bench);
  const note = (operation: string, path: Measured['path'], cost: Cost, answer: Answer | null) => {
    const isRefused = answer !== null && !answer.ok;
    if (isRefused && path !== 'refused') throw new Error(`${operation} is refused: ${outcomeOf(answer)}`);
    measured.push({ operation, path, outcome: outcomeOf(answer), ...cost });
  };
  const once = async (operation: string, path: Measured['path'], request: Request) => {
    const { cost, answer } = await bench.measure(request);
    note(operation, path, cost, answer);
    return answer.ok ? (answer.value.reply as Record<string, string>) : {};
  };
  const twice = async (operation: string, request: Request) => {
    const reply = await once(operation, 'success', request);
    await once(operation, 'duplicate', request);
    return reply;
  };

  await warm(bench, as);
  // Who buys often in a short time is looked at by a person: a day apart, nobody is.
  const nextDay = async () => {
    bench.pass(24 * 60 * minuteMs);
    for (const request of [as.home(), as.history(), as.queue(), as.push(10_000)]) await bench.measure(request);
  };
  await nextDay();
  await twice('earn (till)', as.push(350_000));
  await twice('return one line (till)', as.goodsBack(350_000));
  await once('return one line (till)', 'refused', as.goodsBack(350_000, 'unknown'));
  await nextDay();
  await twice('earn (counter)', await as.counter(120_000, 0));
  await nextDay();
  await twice('earn with points (counter)', await as.counter(400_000, 30));
  const held = await twice('hold', as.hold(30));
  await once('hold', 'refused', as.hold(1_000_000));
  await twice('capture', as.capture(held['holdId'] ?? '', 30));
  await twice('void', as.voided((await once('hold', 'success', as.hold(25)))['holdId'] ?? ''));
  await once('redeem, unlimited', 'success', as.redeem(0));
  const limited = await twice('redeem, limited', as.redeem(1));
  await twice('cancel a voucher', as.takeBack(limited['redemptionId'] ?? ''));
  const gift = await twice('redeem a counter gift', as.redeem(2));
  await once('redeem, limited', 'refused', as.redeem(9, 'no-such-reward'));
  await twice('approve', as.decide('approve', gift['redemptionId'] ?? ''));
  const other = await once('redeem a counter gift', 'success', as.redeem(2));
  await twice('refuse', as.decide('refuse', other['redemptionId'] ?? ''));
  await once('home', 'success', as.home());
  await once('history page', 'success', as.history());
  await once('find a member by phone', 'success', as.find());
  await once('approvals queue', 'success', as.queue());
  for (const job of ['expiry', 'tier-review', 'hold-sweep'] as const) {
    if (!(job in jobHandlers)) continue;
    bench.pass(500 * 24 * 60 * minuteMs);
    note(`${job} (one run)`, 'success', await bench.measureWork((context) => jobHandlers[job](context)), null);
  }
  return measured;
}

function outcomeOf(answer: Answer | null): string {
  if (answer === null) return 'done';
  if (!answer.ok) return answer.problem.code;
  const reply = answer.value.reply as { readonly outcome?: string };
  return reply.outcome ?? (answer.value.replayed === true ? 'REPLAYED' : 'OK');
}

type Requests = ReturnType<typeof requestsOf>;

/** Points to spend, and everything read that a process keeps. */
async function warm(bench: BenchWorld, as: Requests): Promise<void> {
  for (let each = 0; each < 3; each++) await bench.measure(as.push(5_000_000));
  await bench.measure(as.push(10_000, { phone }));
  for (const request of [as.home(), as.queue(), as.find(), as.history()]) await bench.measure(request);
}

/** One request of each kind, new each time it is asked for. */
export function requestsOf(bench: BenchWorld) {
  const { shop, now } = bench;
  const { programme, branches, till } = shop;
  const [, player] = shop.members;
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
    return `key-${made}`;
  };
  const visit = () => {
    const seal = { key: testKeys.qrKey, programme };
    return issueVisitProof(seal, { member, branch: branchId, staff: boss.staffId, pointsMax: null }, now());
  };
  const line = (amount: number) => ({ line_id: '1', sku: 'CF', qty: 2, unit_price: amount / 2 });
  let bill = 0;
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
      const own = { kind: 'ORDER', source_id: `HD${bill}`, customer };
      return { route: 'POST /v1/orders', caller: asTill, body: { ...document(amount), ...own } };
    },
    goodsBack: (amount: number, of = `HD${bill}`): Request => {
      const lines = [{ ...line(amount), qty: 1 }];
      const own = { kind: 'RETURN', source_id: `TH${of}`, original_source_id: of, lines, total: amount / 2 };
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
