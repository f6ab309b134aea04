import { project } from '@quaylai/functions/projections/project';
import { followed } from '@quaylai/shared/api/table-access';
import type { Step } from '../../functions/test/model/store.ts';
import { streamRecord } from '../../functions/test/model/stream-record.ts';
import { inSandbox, isOutage, type Stage } from './client.ts';

type DynamoDBRecord = ReturnType<typeof streamRecord>;

/** Whether the stream's function hears of a write to this sort key. */
export const isFollowed = (sk: string): boolean =>
  (followed.exactly as readonly string[]).includes(sk) || followed.beginning.some((start) => sk.startsWith(start));

/** What happened to the items of one partition, in order, and how far it has been followed. */
interface Lane {
  readonly records: DynamoDBRecord[];
  done: number;
}

const batchMax = 20;
const rewindShare = 0.08;
/** Mostly the last batch is handed again; seldom anything since the table began, as when a queue of failures is replayed. */
const farBackShare = 0.1;
const overtakingShare = 0.05;

/**
 * The table's stream as Lambda hands it on: each item's changes in order, partitions in any; late, in batches of any
 * size, and now and then again from an earlier place (Q11). Of one partition a later item may overtake an earlier one.
 */
export class Stream {
  readonly #lanes = new Map<string, Lane>();
  #sequence = 0;
  /** How often a partition was handed on again from an earlier place. */
  rewinds = 0;

  readonly follow = (step: Step): void => {
    const { pk, sk } = step.key;
    if (!isFollowed(sk)) return;
    this.#sequence += 1;
    const lane = this.#lanes.get(pk) ?? { records: [], done: 0 };
    lane.records.push(streamRecord(step, this.#sequence));
    this.#lanes.set(pk, lane);
  };

  get isDrained(): boolean {
    return [...this.#lanes.values()].every(({ records, done }) => done === records.length);
  }

  /** One batch. What fails is handed again at the next call. */
  async deliver(stage: Stage): Promise<void> {
    const { sea } = stage.shore;
    const waiting = [...this.#lanes.values()].filter(({ records, done }) => done < records.length);
    if (waiting.length === 0) return;
    const taken: { lane: Lane; upTo: number }[] = [];
    const batch: DynamoDBRecord[] = [];
    while (waiting.length > 0 && batch.length < batchMax) {
      const [lane] = waiting.splice(Math.floor(sea.roll() * waiting.length), 1);
      if (lane === undefined) break;
      if (sea.chance(rewindShare)) {
        this.rewinds += 1;
        const back = sea.chance(farBackShare) ? lane.done : Math.min(lane.done, batchMax);
        lane.done -= Math.ceil(sea.roll() * back);
      }
      const upTo = Math.min(lane.records.length, lane.done + 1 + Math.floor(sea.roll() * batchMax));
      const next = lane.records.slice(lane.done, upTo);
      if (sea.chance(overtakingShare)) {
        // Those left behind come later, and so do these, once more.
        batch.push(...beginnings(next).filter(() => sea.chance(0.5)));
      } else {
        batch.push(...next);
        taken.push({ lane, upTo });
      }
      if (sea.chance(0.5)) break;
    }
    const answer = await inSandbox(stage, (context) => project(context, batch, bugs(stage)), 'stream');
    if (answer === null || answer.batchItemFailures.length > 0) return;
    for (const { lane, upTo } of taken) lane.done = upTo;
  }
}

/** Of each item the first: what need not wait for another one. */
function beginnings(records: readonly DynamoDBRecord[]): readonly DynamoDBRecord[] {
  const items = new Map<string | undefined, DynamoDBRecord>();
  for (const record of [...records].reverse()) items.set(record.dynamodb?.Keys?.['sk']?.S, record);
  return [...items.values()];
}

/** What a follower threw that the weather did not cause. */
function bugs({ found }: Stage): (error: unknown) => void {
  return (error) => {
    if (!isOutage(error)) found.push(error);
  };
}
