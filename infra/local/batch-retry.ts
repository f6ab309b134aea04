import type { Outcome } from './sandbox.ts';

/** How a stream's batches are retried, as the event source mapping says. */
export interface RetryPolicy {
  reportsItemFailures: boolean;
  bisects: boolean;
  /** Retries after the first attempt; -1 is for ever. */
  retriesMax: number;
}

export interface BatchSettings<Item> {
  policy: RetryPolicy;
  /** What `batchItemFailures` names an item by. */
  idOf: (item: Item) => string;
  invoke: (items: readonly Item[]) => Promise<Outcome>;
  /** Called with the items that are dropped once their retries are used up. */
  giveUp: (items: readonly Item[], attempts: number) => Promise<void>;
  pause: (ms: number) => Promise<void>;
  stopped: () => boolean;
}

const firstPauseMs = 100;
const pauseMsMax = 2_000;

/**
 * Delivers one batch in order until each item is done or given up, as Lambda does for a stream:
 * the lowest failed item and all behind it are retried; an error without items splits the batch when it bisects,
 * which uses up no retry; a batch whose retries are used up is given up whole. False when stopped before the end.
 */
export async function deliverInOrder<Item>(items: readonly Item[], settings: BatchSettings<Item>): Promise<boolean> {
  const { policy } = settings;
  const pending = [{ items, attempts: 0 }];
  while (pending.length > 0) {
    if (settings.stopped()) return false;
    const batch = pending.shift() as { items: readonly Item[]; attempts: number };
    const failure = failureOf(batch.items, await settings.invoke(batch.items), settings);
    if (failure === 'none') continue;
    if (settings.stopped()) return false;
    if (failure === 'whole' && policy.bisects && batch.items.length > 1) {
      const half = Math.ceil(batch.items.length / 2);
      const [first, second] = [batch.items.slice(0, half), batch.items.slice(half)];
      pending.unshift({ items: first, attempts: 0 }, { items: second, attempts: 0 });
      continue;
    }
    const from = failure === 'whole' ? 0 : failure;
    const attempts = from > 0 ? 1 : batch.attempts + 1;
    const rest = batch.items.slice(from);
    if (policy.retriesMax >= 0 && attempts > policy.retriesMax) await settings.giveUp(rest, attempts);
    else {
      pending.unshift({ items: rest, attempts });
      await settings.pause(Math.min(firstPauseMs * 2 ** (attempts - 1), pauseMsMax));
    }
  }
  return true;
}

/** The index of the first failed item, or that all or none failed. An unknown or empty id fails the whole batch. */
function failureOf<Item>(
  items: readonly Item[],
  outcome: Outcome,
  { policy, idOf }: BatchSettings<Item>,
): 'none' | 'whole' | number {
  if (outcome.kind !== 'answer') return 'whole';
  if (!policy.reportsItemFailures) return 'none';
  const failed = failedIds(outcome.payload);
  if (failed.length === 0) return 'none';
  const indexes = failed.map((id) => items.findIndex((item) => idOf(item) === id));
  return indexes.includes(-1) ? 'whole' : Math.min(...indexes);
}

/** The ids in a `ReportBatchItemFailures` answer; an absent or empty list means that all went well. */
export function failedIds(payload: unknown): string[] {
  const failures = (payload as { batchItemFailures?: { itemIdentifier?: string }[] | null } | null)?.batchItemFailures;
  return (failures ?? []).map(({ itemIdentifier }) => itemIdentifier ?? '');
}
