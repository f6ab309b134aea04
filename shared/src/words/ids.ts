declare const idBrand: unique symbol;
type Id<Kind extends string> = string & { readonly [idBrand]: Kind };

/** One merchant's programme; the first part of every key. */
export type ProgrammeId = Id<'programme'>;
/** A random id that says nothing about the person; the only name a member has in the ledger. */
export type MemberId = Id<'member'>;
export type BranchId = Id<'branch'>;
export type StaffId = Id<'staff'>;
export type RewardId = Id<'reward'>;
export type RedemptionId = Id<'redemption'>;
export type HoldId = Id<'hold'>;
/** Points corrected by hand. */
export type CorrectionId = Id<'correction'>;
/** What a member asked of the shop. */
export type RequestId = Id<'request'>;
/** A picture on its way: sent, and not looked at yet. */
export type PictureId = Id<'picture'>;
export type SpendRequestId = Id<'spend-request'>;
export type TierId = Id<'tier'>;
/** @public */
export type CampaignId = Id<'campaign'>;
export type InvitationId = Id<'invitation'>;
export type IntegrationId = Id<'integration'>;
export type ReviewId = Id<'review'>;
/** A desktop that asked to be signed in, and the session it got. */
export type DesktopId = Id<'desktop'>;
/** A keyed hash of a Zalo user id within one programme. */
export type PersonHash = Id<'person'>;

/** A lot is named by the posting that made it: entry sequence and place in the entry, "12.0". */
export type LotId = `${number}.${number}`;

/** The natural key of an order: where it came from and what it is called there. */
export type OrderRef = { readonly source: string; readonly orderId: string };

/** ULIDs and short slugs: letters, digits, hyphen; never "#", which separates the parts of a key. */
export const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Ids that other systems made may hold more characters, but never "#" nor control characters. */
export const foreignIdPattern = /^[^#\p{C}]{1,100}$/u;
