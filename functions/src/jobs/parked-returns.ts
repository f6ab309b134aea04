import type { Key } from '../cloud/table.ts';
import type { Ledger } from '../ledger/post.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import { parkedShards, parkedTooLong } from '../records/parked.ts';
import { allProgrammes } from '../records/programmes.ts';
import { newReviewWrite } from '../records/reviews.ts';
import { factsOf, reviewOf } from '../records/set-aside.ts';
import type { JobReport } from './job.ts';

const notesPerPage = 100;
const reserveMs = 10_000;

/**
 * Hands what waited 72 hours for its order to a person (F09). What was done meanwhile is left alone: its own guard says
 * so. A review is opened once, whoever opens it, so the job may run twice, late, beside itself and be stopped anywhere.
 */
export async function reviewParked(ledger: Ledger): Promise<JobReport> {
  const report = { programmes: 0, parked: 0, matched: 0, unfinished: 0 };
  for await (const programme of allProgrammes(ledger.table)) {
    report.programmes += 1;
    for (let shard = 0; shard < parkedShards; shard++) {
      const range = { shard, now: ledger.clock(), pageSize: notesPerPage };
      for await (const page of parkedTooLong(ledger.table, programme, range)) {
        for (const note of page) {
          if (ledger.clock() + reserveMs >= ledger.deadline) return { ...report, unfinished: 1 };
          report[await settleNote(ledger, programme, note)] += 1;
        }
      }
    }
  }
  return report;
}

async function settleNote(
  ledger: Ledger,
  programme: Programme,
  note: Key & { readonly aside: Key },
): Promise<'parked' | 'matched'> {
  const aside = await ledger.table.get(note.aside);
  const doneKey = aside === null ? null : factsOf(aside).doneKey;
  const isDone = doneKey !== null && (await ledger.table.get(doneKey)) !== null;
  const isWaiting = aside !== null && !isDone;
  if (isWaiting) await write(ledger, newReviewWrite(programme, reviewOf(aside, 'PARKED')));
  await write(ledger, { remove: { pk: note.pk, sk: note.sk } });
  return isWaiting ? 'parked' : 'matched';
}

// Refused means that it stands already.
async function write(ledger: Ledger, change: Parameters<Ledger['table']['write']>[0]): Promise<void> {
  const answer = await whileContended(ledger, () => ledger.table.write(change));
  if (answer.kind === 'CONTENDED') throw new Error('a review stayed contended');
}
