import { counterSource } from '@quaylai/functions/routes/staff/counter-order';
import { addDays, localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { DeskIntent } from './desk-intents.ts';
import { asMember, asStaff, of, pick, playerOf } from './people.ts';
import type { Plays } from './plays.ts';
import { ruleVariants } from './rule-variants.ts';

const hourMs = 60 * 60_000;

/** The number that a till has heard of this customer: two tries of the same one, or another. */
const phoneOf = (member: number, which: number): string => `09000000${member}${which}`;

/** What happens seldom. */
export const deskPlays: Plays<DeskIntent> = {
  UNDO: (intent, shop, { known }) => {
    const sold = of(known.sold, intent.shop)[intent.sold];
    if (sold === undefined) return null;
    return {
      route: 'POST /v1/staff/members/{memberId}/earns/{seq}/undo',
      caller: asStaff(shop, intent.staff),
      params: { memberId: sold.member, seq: String(sold.seq) },
    };
  },

  BACK: (intent, shop, { known, key }) => {
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
  },

  /** A number that a till may have enrolled turns out to be this member's: the two become one (A01, A05). */
  LINK: (intent, shop, { known }) => {
    return {
      route: 'POST /v1/me/phone',
      caller: asMember(shop, playerOf(intent, shop, known)),
      body: { accessToken: `z-${intent.member}`, phoneToken: phoneOf(intent.member, intent.phone) },
    };
  },

  CORRECT: (intent, shop, { known, key }) => {
    return {
      route: 'POST /v1/admin/members/{memberId}/corrections',
      caller: asStaff(shop, intent.staff),
      key,
      params: { memberId: playerOf(intent, shop, known).member },
      body: { points: intent.points, reason: 'Nhập nhầm', requestId: null },
    };
  },

  DECIDE: (intent, shop, { known, key }) => {
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
  },

  IMPORT: (intent, shop) => {
    const row = { rowId: `dòng ${intent.row}`, phone: phoneOf(intent.member, 0), points: intent.points };
    return {
      route: 'POST /v1/admin/imports',
      caller: asStaff(shop, 0),
      body: { source: 'so-cu', rows: [{ ...row, name: null }] },
    };
  },

  GIVE_TIER: (intent, shop, { known, key, now }) => {
    return {
      route: 'POST /v1/admin/members/{memberId}/tier',
      caller: asStaff(shop, 0),
      key,
      params: { memberId: playerOf(intent, shop, known).member },
      body: { tierId: 'bac', until: addDays(localDateOf(now), 1 + intent.days), reason: 'Khách quen' },
    };
  },

  PUBLISH: (intent, shop, { key, now, rulesOf }) => {
    const effectiveFrom = intent.inHours === 0 ? null : new Date(now + intent.inHours * hourMs).toISOString();
    return {
      route: 'POST /v1/admin/rules/versions',
      caller: asStaff(shop, 0),
      key,
      body: { document: pick(ruleVariants, intent.variant), reason: 'Thử', effectiveFrom, basedOn: rulesOf(shop) },
    };
  },

  ROLL_BACK: (intent, shop, { key, rulesOf }) => {
    const basedOn = rulesOf(shop);
    const version = Math.max(1, basedOn - intent.back);
    return {
      route: 'POST /v1/admin/rules/rollback',
      caller: asStaff(shop, 0),
      key,
      body: { version, reason: 'Quay lại', basedOn },
    };
  },
};
