import { issueVisitProof } from '@quaylai/functions/qr/visit-proof';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Intent } from './intents.ts';
import type { At, Known } from './known.ts';
import { asStaff, asTill, of, pick, playerOf } from './people.ts';
import type { Of, Plays } from './plays.ts';
import type { Request } from './request.ts';
import type { Shop } from './stage.ts';

/** What a till calls an order. */
export const orderName = (order: number): string => `HD${order}`;
const orderAt = (shop: number, order: number): string => `${shop}.${orderName(order)}`;

/** What is sold, and what comes back. */
export const billPlays: Plays<Of<Intent, 'SALE' | 'EDIT' | 'CANCEL_ORDER' | 'RETURN' | 'COUNTER'>> = {
  SALE: (intent, shop, { known, now }) => {
    const { member } = playerOf(intent, shop, known);
    const place = orderAt(intent.shop, intent.order);
    const before = known.orders.get(place);
    const hold = intent.hold
      ? of(known.holds, intent.shop).find(({ order }) => order === orderName(intent.order))
      : null;
    const customer = intent.byPhone ? { phone: `09000000${intent.member}${intent.order % 2}` } : { member_id: member };
    const vouchers = before?.vouchers ?? shownBy(intent, member, known, ({ code }) => code);
    if (before === undefined) {
      known.orders.set(place, { member: JSON.stringify(customer), amount: intent.amount, vouchers, revision: 1 });
    }
    // The first push of an order says what it is; a later one of the same name mostly repeats it.
    const amount = before === undefined || intent.amount % 5 === 0 ? intent.amount : before.amount;
    return push(shop, {
      ...bill(amount),
      kind: 'ORDER',
      source_id: orderName(intent.order),
      revision: 1,
      business_time: new Date(now - intent.lateMinutes * 60_000).toISOString(),
      status: 'COMPLETED',
      paid: true,
      customer: before === undefined || intent.amount % 7 === 0 ? customer : JSON.parse(before.member),
      ...(hold == null ? {} : { points_used: 20, hold_id: hold.hold }),
      ...(vouchers.length === 0 ? {} : { vouchers }),
    });
  },

  EDIT: changedSale,
  CANCEL_ORDER: changedSale,

  RETURN: (intent, shop, { known, now }) => {
    const before = known.orders.get(orderAt(intent.shop, intent.order)) ?? { amount: 100_000, member: '{}' };
    const lines = bill(before.amount)
      .lines.slice(intent.slip % 2)
      .map((line) => ({ ...line, qty: intent.quantity }));
    const total = lines.reduce((sum, { qty, unit_price: price }) => sum + qty * price, 0);
    return push(shop, {
      lines,
      total,
      kind: 'RETURN',
      source_id: `TH${intent.order}-${intent.slip}`,
      original_source_id: orderName(intent.order),
      revision: 1,
      business_time: new Date(now).toISOString(),
      status: 'COMPLETED',
      paid: true,
    });
  },

  COUNTER: (intent, shop, { known, now, key, keys }) => {
    const { member } = playerOf(intent, shop, known);
    const caller = asStaff(shop, intent.staff);
    const [shownAt = null] = shownBy(intent, member, known, (each) => each.shownAt);
    const branchId = shownAt ?? pick(shop.branches, intent.bill);
    const staff = pick(shop.staff, intent.staff).staffId;
    const seal = { keys, programme: shop.programme };
    return {
      route: 'POST /v1/staff/earns',
      caller,
      key,
      body: {
        memberId: member,
        branchId,
        amountDong: intent.amount,
        lines: [],
        billNumber: intent.bill % 3 === 0 ? null : `B${intent.bill}`,
        pointsUsed: intent.uses,
        visit:
          intent.uses > 0 ? issueVisitProof(seal, { member, branch: branchId, staff, confirmed: null }, now) : null,
        vouchers: shownAt === null ? [] : shownBy(intent, member, known, ({ redemption }) => redemption),
        // Filled in from the preview, as the till does.
        previewHash: '',
      },
    };
  },
};

function changedSale(intent: Of<Intent, 'EDIT'>, shop: Shop, { known, now }: At): Request | null {
  const before = known.orders.get(orderAt(intent.shop, intent.order));
  if (before === undefined) return null;
  before.revision += 1;
  return push(shop, {
    ...bill(intent.kind === 'EDIT' ? intent.amount : before.amount),
    kind: 'ORDER',
    source_id: orderName(intent.order),
    revision: before.revision,
    business_time: new Date(now).toISOString(),
    status: intent.kind === 'EDIT' ? 'COMPLETED' : 'CANCELLED',
    paid: true,
    customer: JSON.parse(before.member),
    ...(before.vouchers.length === 0 ? {} : { vouchers: before.vouchers }),
  });
}

/** What is known of the voucher that a customer shows for this bill, when they show one. */
function shownBy<Value>(
  { shop, shows }: { readonly shop: number; readonly shows: number | null },
  member: MemberId,
  { redemptions }: Known,
  of: (voucher: Known['redemptions'][number]) => Value | null,
): readonly Value[] {
  const theirs = redemptions.filter((each) => each.shop === shop && each.member === member && each.code !== null);
  if (shows === null || theirs.length === 0) return [];
  const value = of(pick(theirs, shows));
  return value === null ? [] : [value];
}

/** Two goods at half the price each, one of them twice. */
function bill(amount: number) {
  const price = Math.floor(amount / 4);
  const lines = [
    { line_id: '1', qty: 2, unit_price: price },
    { line_id: '2', qty: 1, unit_price: amount - 2 * price },
  ];
  return { lines, total: amount };
}

function push(shop: Shop, body: Record<string, unknown>): Request {
  return { route: 'POST /v1/orders', caller: asTill(shop), body: { branch_ref: pick(shop.branches, 0), ...body } };
}
