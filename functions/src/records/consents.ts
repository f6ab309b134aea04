import type { consentPurposes } from '@quaylai/shared/api/member-models';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Table } from '../cloud/table.ts';
import { memberPartition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';

export type Purpose = (typeof consentPurposes)[number];

/** One act of agreeing or withdrawing: kept for ever, so that consent can be proven (C12). */
export interface Consent {
  readonly purpose: Purpose;
  /** The version of the text the person saw. */
  readonly textVersion: string;
  readonly granted: boolean;
  readonly at: Instant;
  /** Where it was given: "MINI_APP", "COUNTER". */
  readonly channel: string;
}

const consentsReadMax = 200;
const instantDigits = 13;

/** Never over an earlier one: two acts in the same millisecond for one purpose are one act. */
export function consentWrite(programme: Programme, member: MemberId, consent: Consent): Guarded {
  const { purpose, textVersion, granted, at, channel } = consent;
  const item: Item = {
    pk: memberPartition(programme, member),
    sk: `CONSENT#${String(at).padStart(instantDigits, '0')}#${purpose}`,
    p: purpose,
    tv: textVersion,
    g: granted,
    at,
    ch: channel,
  };
  return { write: { put: item, when: 'attribute_not_exists(pk)' }, refusedBecause: null };
}

/** Everything the member ever agreed to or withdrew, newest first. */
export async function listConsents(table: Table, programme: Programme, member: MemberId): Promise<readonly Consent[]> {
  const { items } = await table.query({
    pk: memberPartition(programme, member),
    from: 'CONSENT#',
    to: 'CONSENT#~',
    limit: consentsReadMax,
    newestFirst: true,
    consistent: true,
  });
  return items.map((item) => ({
    purpose: item['p'] as Purpose,
    textVersion: item['tv'] as string,
    granted: item['g'] as boolean,
    at: item['at'] as Instant,
    channel: item['ch'] as string,
  }));
}

/** The last word on each purpose. */
export function standingConsents(newestFirst: readonly Consent[]): readonly Consent[] {
  const first = new Map<Purpose, Consent>();
  for (const consent of newestFirst) if (!first.has(consent.purpose)) first.set(consent.purpose, consent);
  return [...first.values()];
}
