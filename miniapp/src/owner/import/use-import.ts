import { useCallback, useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import type { Replied } from '../../api/client.ts';
import type { Failure } from '../../api/failure.ts';
import { bites } from './bites.ts';
import type { GoodLine, ImportRow } from './check-lines.ts';

export type Outcome = Replied<'POST /v1/admin/imports'>['rows'][number]['outcome'];

export interface Progress {
  readonly running: boolean;
  /** By the name of the row. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Why it stopped; what is left can go on at any time, for a row counts once. */
  readonly failure: Failure | null;
}

/** Rows that had no time left are sent again, so often. */
const roundsMax = 5;
const retryMs = 1_000;

/** Sends a checked list bite by bite. Stopping, a lost network and a second run are harmless (A02). */
export function useImport(source: string, lines: readonly GoodLine[]) {
  const [progress, setProgress] = useState<Progress>({ running: false, outcomes: new Map(), failure: null });
  const stopped = useRef(false);
  const known = useRef(new Map<string, Outcome>());

  const send = async (rows: readonly ImportRow[]): Promise<Failure | null> => {
    for (const bite of bites(rows)) {
      if (stopped.current) return null;
      const answer = await call('POST /v1/admin/imports', { body: { source, rows: [...bite] } });
      if (!answer.ok) return answer.failure;
      for (const { rowId, outcome } of answer.value.rows) known.current.set(rowId, outcome);
      setProgress({ running: true, outcomes: new Map(known.current), failure: null });
    }
    return null;
  };

  const run = async () => {
    stopped.current = false;
    setProgress((before) => ({ ...before, running: true, failure: null }));
    let failure: Failure | null = null;
    for (let round = 0; round < roundsMax && failure === null && !stopped.current; round++) {
      const left = lines.map(({ row }) => row).filter(({ rowId }) => isLeft(known.current.get(rowId)));
      if (left.length === 0) break;
      if (round > 0) await new Promise((done) => setTimeout(done, retryMs));
      failure = await send(left);
    }
    setProgress({ running: false, outcomes: new Map(known.current), failure });
  };

  const stop = useCallback(() => {
    stopped.current = true;
  }, []);
  return { progress, run, stop };
}

const isLeft = (outcome: Outcome | undefined): boolean => outcome === undefined || outcome === 'LATER';
