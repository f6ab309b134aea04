import * as z from 'zod/mini';
import { tierLooks, tierMetrics, tierWindows } from '../programme/tier-rule.ts';
import type { BranchId, MemberId, TierId } from '../words/ids.ts';
import { dateText, dongAmount, dongTotal, idOf, instantText, pointAmount, pointTotal, text } from './fields.ts';

/** What is shown of a member's account (C1.2). */
export const balance = z.strictObject({
  available: pointTotal(),
  held: pointTotal(),
  pending: pointTotal(),
  debt: pointTotal(),
  expiringSoon: pointTotal(),
  expiringOn: z.nullable(dateText),
  /** From which day the first pending points can be spent. */
  pendingOn: z.nullable(dateText),
  /** When the first hold runs out. */
  heldUntil: z.nullable(instantText),
  lifetimeEarned: pointTotal(),
  lifetimeSpent: pointTotal(),
});
export type Balance = z.output<typeof balance>;

export const tierView = z.strictObject({
  id: idOf<TierId>(),
  name: z.string(),
  description: z.string(),
  look: z.enum(tierLooks),
  enterDong: dongAmount(),
  keepDong: dongAmount(),
  enterOrders: z.int(),
  enterEvents: z.int(),
  enterPoints: pointAmount(),
  multiplierPercent: z.int(),
  perks: z.array(z.string()),
});
export type TierView = z.output<typeof tierView>;

/** What one measure of the ladder still lacks: đồng, orders, events or points. */
const lack = z.strictObject({ metric: z.enum(tierMetrics), left: z.int() });

/** Where the member stands on the ladder and how far the next step is (CAP28). */
export const standing = z.strictObject({
  tier: tierView,
  since: dateText,
  lastDay: z.nullable(dateText),
  /** What the ladder measures, whether all of it or any must be reached, and over which time. */
  measures: z.strictObject({
    metrics: z.array(z.enum(tierMetrics)),
    match: z.enum(['ALL', 'ANY']),
    window: z.enum(tierWindows),
  }),
  /** Net spend of the running period. */
  spentDong: dongTotal(),
  /** Null on the top step. */
  next: z.nullable(z.strictObject({ tier: tierView, missingDong: dongAmount(), lacks: z.array(lack) })),
  /** What keeping this tier still takes, by which day, and where it would fall; null while nothing is due (N8). */
  keep: z.nullable(z.strictObject({ lacks: z.array(lack), by: dateText, otherwise: z.string() })),
});
export type Standing = z.output<typeof standing>;

export const programmeView = z.strictObject({
  name: z.string(),
  unitName: z.string(),
  brandColour: z.string(),
  /** The Mini App's id, for links and QR codes. */
  miniAppId: z.string(),
  earnDongPerPoint: dongAmount(1),
  payDongPerPoint: dongAmount(1),
});
export type ProgrammeView = z.output<typeof programmeView>;

/** One movement in history: an entry, told by its main posting. */
export const entryView = z.strictObject({
  seq: z.int(),
  kind: z.enum([
    'EARN',
    'BONUS',
    'ADJUST',
    'IMPORT',
    'MERGE_IN',
    'MERGE_OUT',
    'REDATE',
    'HOLD',
    'CAPTURE',
    'RELEASE',
    'CLAWBACK',
    'EXPIRE',
    'RESTORE',
    'REPAY',
    'WRITEOFF',
    'ERASE',
    'TIER',
  ]),
  /** What the entry changed of the points that can be spent: negative when spent or held. */
  points: z.int(),
  /** The bill, when there is one. */
  amountDong: z.nullable(dongAmount()),
  branchName: z.nullable(z.string()),
  /** The reward of a redemption, the order's code of an earn. */
  label: z.nullable(z.string()),
  /** What a return gave back and took back, and the money that came with it (C6). */
  refund: z.nullable(z.strictObject({ restored: pointAmount(), takenBack: pointAmount(), cashDong: dongAmount() })),
  /** From which day points that wait can be spent. */
  availableOn: z.nullable(dateText),
  /** The tier reached, when the entry changed it. */
  tierReached: z.nullable(z.string()),
  at: instantText,
});
export type EntryView = z.output<typeof entryView>;

/** Why an entry is what it is (A06): steps in words whose numbers recompute to the entry. */
export const explanation = z.strictObject({
  seq: z.int(),
  kind: z.string(),
  points: z.int(),
  ruleVersion: z.nullable(z.int()),
  tierThen: z.nullable(z.string()),
  at: instantText,
  bill: z.nullable(
    z.strictObject({
      source: z.string(),
      code: z.string(),
      amountDong: dongAmount(),
      branchName: z.nullable(z.string()),
    }),
  ),
  vi: z.array(z.string()),
  en: z.array(z.string()),
  hash: z.string(),
});
export type Explanation = z.output<typeof explanation>;

/** The first screen: useful at a glance, one read behind it. */
export const home = z.strictObject({
  /** Null until the person shared it. */
  name: z.nullable(z.string()),
  memberId: idOf<MemberId>(),
  balance,
  standing,
  latest: z.array(entryView),
  openRedemptions: z.int(),
});
export type Home = z.output<typeof home>;

/** What staff see of a member: never more than they need. */
export const memberCard = z.strictObject({
  memberId: idOf<MemberId>(),
  name: z.nullable(z.string()),
  phoneMasked: z.nullable(z.string()),
  tier: tierView,
  /** What the till charges this tier by; null is the ordinary list. */
  priceList: z.nullable(z.string()),
  available: pointTotal(),
  held: pointTotal(),
  /** What is worth a word at the till. */
  notes: z.strictObject({
    debt: pointTotal(),
    expiringSoon: pointTotal(),
    expiringOn: z.nullable(dateText),
    /** The next step when only spending is missing to it. */
    next: z.nullable(z.strictObject({ tierName: z.string(), missingDong: dongAmount(1) })),
  }),
});
export type MemberCard = z.output<typeof memberCard>;

export const consentPurposes = ['MEMBERSHIP', 'MARKETING'] as const;
/** What somebody says yes or no to, and the wording they were shown. */
export const consentGiven = z.strictObject({
  purpose: z.enum(consentPurposes),
  textVersion: text(40),
  granted: z.boolean(),
});
export const consentView = z.strictObject({
  purpose: z.enum(consentPurposes),
  textVersion: z.string(),
  granted: z.boolean(),
  at: instantText,
});
export type ConsentView = z.output<typeof consentView>;

export const profile = z.strictObject({
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  birthday: z.nullable(dateText),
  consents: z.array(consentView),
  joinedAt: instantText,
});
export type Profile = z.output<typeof profile>;

export const branchView = z.strictObject({
  branchId: idOf<BranchId>(),
  name: z.string(),
  address: z.string(),
  active: z.boolean(),
});
export type BranchView = z.output<typeof branchView>;
