import { createHash } from 'node:crypto';
import type { MemberId } from '@quaylai/shared/words/ids';
import canonicalize from 'canonicalize';
import type { ChainedEntry, Entry } from './entry.ts';
import type { Programme } from './programme.ts';

const hashBytes = 32;

/** What the first entry of every member follows. */
export const genesisHash: Uint8Array = new Uint8Array(hashBytes);

/** RFC 8785 canonical JSON, or a bug: nothing in the ledger may hold what JSON cannot. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('no canonical form');
  return text;
}

/**
 * SHA-256(previous hash ‖ canonical entry) (C12). Programme and member are inside, so that a chain cannot be moved to
 * another member; no personal data is (I12).
 */
export function entryHash(programme: Programme, member: MemberId, previous: Uint8Array, entry: Entry): Uint8Array {
  return createHash('sha256')
    .update(previous)
    .update(canonicalText({ programme: programme.id, member, ...entry }))
    .digest();
}

export function chainEntry(programme: Programme, member: MemberId, previous: Uint8Array, entry: Entry): ChainedEntry {
  return { entry, previousHash: previous, hash: entryHash(programme, member, previous, entry) };
}

export function sameHash(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.from(left).equals(Buffer.from(right));
}
