import type { JobName } from '@quaylai/shared/api/jobs';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Table } from '../../src/cloud/table.ts';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import type { Beside } from '../../src/jobs/job.ts';
import { commit } from '../../src/ledger/commit.ts';
import { readHistory, readMemberAccount } from '../../src/ledger/read.ts';
import { project } from '../../src/projections/project.ts';
import { findSchedule, planPublication } from '../../src/records/rule-versions.ts';
import { at, startEngine, type TestWorld, testWorld } from '../engine.ts';
import { permittedTable } from '../permitted-table.ts';
import { must, type Shop } from '../shop.ts';
import { readStream } from '../stream.ts';
import { openAnchors } from './anchors.ts';

/** An engine whose clock and jobs a test turns by hand. */
export interface Clockwork {
  readonly world: TestWorld;
  readonly meter: { read: number; write: number; calls: string[] };
  /** Everything that follows from the table's stream so far happens, `times` over (Q11). */
  follow(times?: number): Promise<void>;
  run(job: JobName, table?: Table, msLeft?: number, beside?: Beside): Promise<Readonly<Record<string, number>>>;
}

export async function openClockwork(): Promise<Clockwork> {
  const engine = await startEngine();
  const world = testWorld(engine.table);
  let followed = 0;
  return {
    world,
    meter: engine.meter,
    follow: async (times = 1) => {
      const records = await readStream(engine.endpoint, engine.name);
      for (let time = 0; time < times; time++) {
        const asStream = { ...world, table: permittedTable(world.table, 'stream') };
        const answer = await project(asStream, records.slice(followed), (error) => {
          throw error;
        });
        if (answer.batchItemFailures.length > 0) throw new Error('the stream was not followed');
      }
      followed = records.length;
    },
    run: (job, table = world.table, msLeft = 120_000, beside = openAnchors().beside) => {
      const deadline = (world.clock() + msLeft) as typeof world.deadline;
      return jobHandlers[job]({ ...world, table: permittedTable(table, 'scheduled'), deadline }, beside);
    },
  };
}

/** The member's entries, oldest first: the kinds of their postings, who wrote them and when they happened. */
export async function historyOf({ world, programme }: Shop, member: MemberId) {
  const { entries } = await readHistory(world.table, programme, member, { limit: 50, cursor: null });
  return entries.map(({ entry }) => entry).toReversed();
}

export const accountOf = async ({ world, programme }: Shop, member: MemberId) => {
  const stored = await readMemberAccount(world.table, programme, member);
  if (stored === null) throw new Error('no such member');
  return stored.account;
};

/** Other rules from a day on. */
export async function publish({ world, programme }: Shop, change: Partial<RuleDocument>, from: string): Promise<void> {
  const { latest } = await findSchedule(world.table, programme);
  const publication = {
    document: { ...defaultRules, ...change },
    author: 'Thu',
    reason: 'đổi luật',
    rollsBackTo: null,
  };
  must(
    await commit(world, () =>
      planPublication(world, programme, { ...publication, basedOn: latest, effectiveFrom: at(from) }),
    ),
  );
}
