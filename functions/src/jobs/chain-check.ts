import type { MemberId } from '@quaylai/shared/words/ids';
import { localDateOf } from '@quaylai/shared/words/vietnam-time';
import { anchorText, foldRoot, type Leaf, merkleRoot, readAnchor } from '../ledger/anchor.ts';
import type { Ledger } from '../ledger/post.ts';
import type { Programme } from '../ledger/programme.ts';
import { type Anchored, proveMember } from '../ledger/verify.ts';
import { allProgrammes } from '../records/programmes.ts';
import { keepWalk, readWalk, rosterOf, rosterShards, type Walk } from '../records/roster.ts';
import type { Beside, JobReport } from './job.ts';

/** Members proven at once. */
const lanesMax = 8;
/** What a round of lanes and the anchor after it may still take. */
const reserveMs = 15_000;

/**
 * Proves every member there is, once a night: the chain is whole, its entries make the balance, and what an earlier
 * night anchored is still in it (C12, I7, A03). Where each chain stands is then anchored outside the table, one text a
 * shard, so that history cannot be written anew unnoticed. A run stops in time and the next goes on at the same shard,
 * also the night after. What is broken is told and counted; nothing is locked or put right by itself (ADR 0082).
 */
export async function checkChains(ledger: Ledger, beside?: Beside): Promise<JobReport> {
  if (beside === undefined) throw new Error('there is nowhere to keep anchors');
  const report = { programmes: 0, members: 0, broken: 0, walksDone: 0, unfinished: 0 };
  const night = localDateOf(ledger.clock());
  for await (const programme of allProgrammes(ledger.table)) {
    report.programmes += 1;
    for (let walk = await walkOf(ledger, programme, night); walk.shard < rosterShards; ) {
      const proven = await proveShard(ledger, beside, programme, walk);
      if (proven === null) return { ...report, unfinished: 1 };
      walk = await goOn(ledger, beside, programme, walk, proven);
      report.members += proven.members;
      report.broken += proven.broken;
      if (walk.shard === rosterShards) report.walksDone += 1;
    }
  }
  return report;
}

/** A walk that is not done goes on, however old; one that was done tonight is left alone. */
async function walkOf({ table }: Ledger, programme: Programme, night: string): Promise<Walk> {
  const last = await readWalk(table, programme);
  const isOpen = last !== null && (last.shard < rosterShards || last.night === night);
  return isOpen ? last : { night, before: last?.night ?? null, shard: 0, members: 0, broken: 0, digest: '' };
}

interface Shard {
  readonly members: number;
  readonly broken: number;
  readonly leaves: readonly Leaf[];
}

/** Null when there is no time left for all of it: the next run begins this shard again. */
async function proveShard(ledger: Ledger, beside: Beside, programme: Programme, walk: Walk): Promise<Shard | null> {
  const before =
    walk.before === null ? null : await beside.anchors.read(anchorName(programme, walk.before, walk.shard));
  const anchored = readAnchor(before ?? '');
  const leaves: Leaf[] = [];
  let members = 0;
  let broken = 0;
  for await (const page of rosterOf(ledger.table, programme, walk.shard)) {
    for (let start = 0; start < page.length; start += lanesMax) {
      if (ledger.clock() + reserveMs >= ledger.deadline) return null;
      const lanes = page.slice(start, start + lanesMax);
      const proven = await Promise.all(
        lanes.map((member) => proveOne(ledger, beside, programme, member, anchored.get(member) ?? null)),
      );
      members += proven.length;
      broken += proven.filter(({ isBroken }) => isBroken).length;
      leaves.push(...proven.flatMap(({ leaf }) => (leaf === null ? [] : [leaf])));
    }
  }
  return { members, broken, leaves };
}

/** What is broken keeps its last good anchor, so that it stays broken until a person has put it right. */
async function proveOne(
  { table }: Ledger,
  { tell }: Beside,
  programme: Programme,
  member: MemberId,
  anchored: Anchored | null,
): Promise<{ readonly isBroken: boolean; readonly leaf: Leaf | null }> {
  const proof = await proveMember(table, programme, member, anchored);
  if (proof !== null && proof.stands !== null && proof.holdsAnchor) {
    return { isBroken: false, leaf: { member, ...proof.stands } };
  }
  const { kind, seq } = proof?.fault ?? { kind: proof === null ? 'GONE' : 'REWRITTEN', seq: anchored?.seq ?? 0 };
  tell('a chain is broken', { programme: programme.id, member, kind, seq });
  return { isBroken: true, leaf: anchored === null ? null : { member, ...anchored } };
}

/** Anchored first, then noted: stopped between the two, the shard is proven again and its first anchor stands. */
async function goOn(
  { table }: Ledger,
  { anchors, tell }: Beside,
  programme: Programme,
  walk: Walk,
  { members, broken, leaves }: Shard,
): Promise<Walk> {
  if (leaves.length > 0) await anchors.keep(anchorName(programme, walk.night, walk.shard), anchorText(leaves));
  const next: Walk = {
    ...walk,
    shard: walk.shard + 1,
    members: walk.members + members,
    broken: walk.broken + broken,
    digest: foldRoot(walk.digest, merkleRoot(leaves)),
  };
  if (next.shard === rosterShards) {
    const { night, digest } = next;
    const root = { programme: programme.id, night, members: next.members, broken: next.broken, digest };
    await anchors.keep(`${programme.id}/${night}/root.json`, `${JSON.stringify(root)}\n`);
    tell('anchored', root);
  }
  // An empty shard costs one read and is not worth a note.
  if (members > 0 || next.shard === rosterShards) await keepWalk(table, programme, next);
  return next;
}

const anchorName = (programme: Programme, night: string, shard: number): string =>
  `${programme.id}/${night}/${String(shard).padStart(2, '0')}.jsonl`;
