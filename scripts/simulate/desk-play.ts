import { counterSource } from '@quaylai/functions/routes/staff/counter-order';
import { addDays, localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { DeskIntent } from './desk-intents.ts';
import type { At } from './known.ts';
import { asMember, asStaff, of, pick, playerOf } from './people.ts';
import type { Request } from './request.ts';
import { ruleVariants } from './rule-variants.ts';
import type { Shop } from './stage.ts';

type Of<Kind extends DeskIntent['kind']> = Extract<DeskIntent, { kind: Kind }>;

/** The request that a seldom intent comes to in this moment; null when there is nothing of its kind. */
export function deskRequestOf(intent: DeskIntent, shop: Shop, at: At): Request | null {
  switch (intent.kind) {
    case 'UNDO':
      return undo(intent, shop, at);
    case 'BACK':
      return goodsBack(intent, shop, at);
    case 'LINK':
      return link(intent, shop, at);
    case 'CORRECT':
      return correction(intent, shop, at);
    case 'DECIDE':
      return verdict(intent, shop, at);
    case 'IMPORT':
      return importedRow(intent, shop);
    case 'GIVE_TIER':
      return tierGiven(intent, shop, at);
    case 'PUBLISH':
      return published(intent, shop, at);
    case 'ROLL_BACK':
      return rolledBack(intent, shop, at);
  }
}

/** The number that a till has heard of this customer: two tries of the same one, or another. */
export const phoneOf = (member: number, which: number): string => `09000000${member}${which}`;

function undo(intent: Of<'UNDO'>, shop: Shop, { known }: At): Request | null {
  const sold = of(known.sold, intent.shop)[intent.sold];
  if (sold === undefined) return null;
  return {
    route: 'POST /v1/staff/members/{memberId}/earns/{seq}/undo',
    caller: asStaff(shop, intent.staff),
    params: { memberId: sold.member, seq: String(sold.seq) },
  };
}

function goodsBack(intent: Of<'BACK'>, shop: Shop, { known, key }: At): Request | null {
  const there = of(known.sold, intent.shop);
  if (there.length === 0) return null;
  const { orderId } = pick(there, intent.sold);
  return {
    route: 'POST /v1/staff/returns',
    caller: asStaff(shop, intent.staff),
    key,
    // The hash is filled in from the preview, as the till does.
    body: { order: { source: counterSource, orderId }, lines: [], amountDong: intent.amount, previewHash: '' },
  };
}

/** A number that a till may have enrolled turns out to be this member's: the two become one (A01, A05). */
function link(intent: Of<'LINK'>, shop: Shop, { known }: At): Request {
  return {
    route: 'POST /v1/me/phone',
    caller: asMember(shop, playerOf(intent, shop, known)),
    body: { accessToken: `z-${intent.member}`, phoneToken: phoneOf(intent.member, intent.phone) },
  };
}

function correction(intent: Of<'CORRECT'>, shop: Shop, { known, key }: At): Request {
  return {
    route: 'POST /v1/admin/members/{memberId}/corrections',
    caller: asStaff(shop, intent.staff),
    key,
    params: { memberId: playerOf(intent, shop, known).member },
    body: { points: intent.points, reason: 'Nhập nhầm', requestId: null },
  };
}

function verdict(intent: Of<'DECIDE'>, shop: Shop, { known, key }: At): Request | null {
  const there = of(known.corrections, intent.shop);
  if (there.length === 0) return null;
  const { member, correction: id, askedBy } = pick(there, intent.correction);
  return {
    route: 'POST /v1/admin/members/{memberId}/corrections/{correctionId}/decide',
    caller: asStaff(shop, 1 - askedBy),
    key,
    params: { memberId: member, correctionId: id },
    body: { verdict: intent.isAgreed ? 'DONE' : 'DECLINED' },
  };
}

function importedRow(intent: Of<'IMPORT'>, shop: Shop): Request {
  const row = { rowId: `dòng ${intent.row}`, phone: phoneOf(intent.member, 0), points: intent.points };
  return {
    route: 'POST /v1/admin/imports',
    caller: asStaff(shop, 0),
    body: { source: 'so-cu', rows: [{ ...row, name: null }] },
  };
}

function tierGiven(intent: Of<'GIVE_TIER'>, shop: Shop, { known, key, now }: At): Request {
  return {
    route: 'POST /v1/admin/members/{memberId}/tier',
    caller: asStaff(shop, 0),
    key,
    params: { memberId: playerOf(intent, shop, known).member },
    body: { tierId: 'bac', until: addDays(localDateOf(now), 1 + intent.days), reason: 'Khách quen' },
  };
}

function published(intent: Of<'PUBLISH'>, shop: Shop, { key, now, rulesOf }: At): Request {
  const effectiveFrom = intent.inHours === 0 ? null : new Date(now + intent.inHours * hourMs).toISOString();
  return {
    route: 'POST /v1/admin/rules/versions',
    caller: asStaff(shop, 0),
    key,
    body: { document: pick(ruleVariants, intent.variant), reason: 'Thử', effectiveFrom, basedOn: rulesOf(shop) },
  };
}

function rolledBack(intent: Of<'ROLL_BACK'>, shop: Shop, { key, rulesOf }: At): Request {
  const basedOn = rulesOf(shop);
  const version = Math.max(1, basedOn - intent.back);
  return {
    route: 'POST /v1/admin/rules/rollback',
    caller: asStaff(shop, 0),
    key,
    body: { version, reason: 'Quay lại', basedOn },
  };
}

const hourMs = 60 * 60_000;
