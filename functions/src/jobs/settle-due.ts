import { type DueKind, lookAgainAt } from '@quaylai/shared/loyalty/due';
import type { Posting } from '@quaylai/shared/loyalty/posting';
import type { Write } from '../cloud/table.ts';
import type { Ledger } from '../ledger/post.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import { settleAccount } from '../ledger/settle-account.ts';
import { type DueNote, dueNote, dueNotes, dueShards, strikeOut } from '../records/due.ts';
import { allProgrammes } from '../records/programmes.ts';
import type { Job, JobReport } from './job.ts';

const notesPerPage = 100;
/** Members settled at once. */
const lanesMax = 8;
/** What one round of lanes may still take when the function's time runs out. */
const reserveMs = 10_000;

type Tally = Record<'programmes' | 'members' | 'released' | 'expired' | 'reviewed' | 'busy' | 'unfinished', number>;

/**
 * A job that visits the members whose noted moment has come and writes down what the clock did to them: nothing, when a
 * member's own entry has done it already. Each step may be repeated, so the job may run twice, late, beside itself and
 * be stopped anywhere (X06); what it does not reach in its time, the next run finds first. A member that cannot be
 * settled stops nobody else, and is told at the end.
 */
export function settleDue(name: string, kind: DueKind): Job {
  return async (ledger) => {
    const tally: Tally = { programmes: 0, members: 0, released: 0, expired: 0, reviewed: 0, busy: 0, unfinished: 0 };
    const bugs: unknown[] = [];
    for await (const programme of allProgrammes(ledger.table)) {
      tally.programmes += 1;
      for (let shard = 0; shard < dueShards; shard++) {
        await visitShard(ledger, { name, kind, programme, shard, tally, bugs });
        if (tally.unfinished > 0) return told(tally, bugs);
      }
    }
    return told(tally, bugs);
  };
}

interface Round {
  readonly name: string;
  readonly kind: DueKind;
  readonly programme: Programme;
  readonly shard: number;
  readonly tally: Tally;
  readonly bugs: unknown[];
}

async function visitShard(ledger: Ledger, round: Round): Promise<void> {
  const { kind, programme, shard, tally, bugs } = round;
  const range = { kind, shard, now: ledger.clock(), pageSize: notesPerPage };
  for await (const page of dueNotes(ledger.table, programme, range)) {
    for (let start = 0; start < page.length; start += lanesMax) {
      if (ledger.clock() + reserveMs >= ledger.deadline) {
        tally.unfinished += 1;
        return;
      }
      const lanes = page.slice(start, start + lanesMax);
      await Promise.all(lanes.map((note) => visit(ledger, round, note).catch((bug: unknown) => bugs.push(bug))));
    }
  }
}

async function visit(ledger: Ledger, { name, kind, programme, tally }: Round, note: DueNote): Promise<void> {
  const { member } = note;
  const settled = await settleAccount(ledger, { programme, member, by: name });
  if (!settled.ok && settled.problem.code === 'BUSY') {
    tally.busy += 1;
    return;
  }
  // Nobody by that name any more, or merged into a member with notes of its own: nothing will ever be due.
  if (!settled.ok || settled.value.member !== member)
    return write(ledger, strikeOut(programme, kind, note, note.version));
  const { account, rules, postings } = settled.value;
  tally.members += 1;
  count(tally, postings);
  const again = lookAgainAt(account, kind, rules.document, ledger.clock());
  if (again === note.at) return;
  // Noted anew before the old note goes: stopped between the two, the next run only comes for nothing.
  if (again !== null) await write(ledger, dueNote(programme, kind, { member, at: again, version: account.version }));
  await write(ledger, strikeOut(programme, kind, note, account.version));
}

async function write(ledger: Ledger, change: Write): Promise<void> {
  const answer = await whileContended(ledger, () => ledger.table.write(change));
  if (answer.kind === 'CONTENDED') throw new Error('a note stayed contended');
}

function count(tally: Tally, postings: readonly Posting[]): void {
  for (const { kind } of postings) {
    if (kind === 'RELEASE') tally.released += 1;
    if (kind === 'EXPIRE') tally.expired += 1;
    if (kind === 'TIER') tally.reviewed += 1;
  }
}

/** The failure reaches the job's failure queue, after everything that could be done was. */
function told(tally: Tally, bugs: readonly unknown[]): JobReport {
  if (bugs.length > 0) throw new AggregateError(bugs, `${bugs.length} members could not be settled`);
  return tally;
}
