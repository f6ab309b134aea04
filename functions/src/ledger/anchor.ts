import { createHash } from 'node:crypto';
import type { MemberId } from '@quaylai/shared/words/ids';
import { canonicalText } from './chain.ts';
import type { Anchored } from './verify.ts';

/** Where one member's chain stood when it was proven (C12). */
export interface Leaf extends Anchored {
  readonly member: MemberId;
}

/** A line for each member, in the order of their ids: nothing in it names a person. */
export const anchorText = (leaves: readonly Leaf[]): string =>
  leaves.map(({ member, seq, hash }) => `${canonicalText([member, seq, hexOf(hash)])}\n`).join('');

export function readAnchor(text: string): ReadonlyMap<MemberId, Anchored> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [member, seq, hash] = JSON.parse(line) as [MemberId, number, string];
      return [member, { seq, hash: new Uint8Array(Buffer.from(hash, 'hex')) }];
    }),
  );
}

/** Merkle root of the leaves, as hex: one hash that says where every chain stood. */
export function merkleRoot(leaves: readonly Leaf[]): string {
  let level = leaves.map(({ member, seq, hash }) => hashOf([0], canonicalText([member, seq, hexOf(hash)])));
  if (level.length === 0) return hexOf(hashOf([0], ''));
  while (level.length > 1) {
    level = level.flatMap((left, at) => {
      if (at % 2 === 1) return [];
      const right = level[at + 1];
      return [right === undefined ? left : hashOf([1], left, right)];
    });
  }
  return hexOf(level[0] as Buffer);
}

/** A walk's digest with one more shard in it. */
export const foldRoot = (digest: string, root: string): string => hexOf(hashOf([2], digest, root));

// Leaves, pairs and folds begin with different bytes: none can be taken for another.
function hashOf(kind: readonly [number], ...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256').update(Uint8Array.from(kind));
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
