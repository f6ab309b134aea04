import { isDeepStrictEqual } from 'node:util';
import { ServiceRefusal } from '../../src/cloud/json-service.ts';
import type { Cancelled, Done, Write } from '../../src/cloud/table.ts';

/** As documented: counted from when the first transaction of this token was done. */
export const tokenMs = 10 * 60_000;

interface Known {
  readonly writes: readonly Write[];
  /** Null while it is under way. */
  doneAt: number | null;
}

/**
 * What DynamoDB knows a transaction by. For ten minutes the same one is answered and not done again; after that, and
 * when it was cancelled, its token is a new one's.
 */
export class Tokens {
  /** In the order in which they were done, behind them those under way. */
  readonly #known = new Map<string, Known>();

  /** What a transaction of this token is answered without being done; null when it is to be done. */
  answerTo(token: string, writes: readonly Write[], now: number): Done | null {
    this.#forget(now);
    const known = this.#known.get(token);
    if (known === undefined) {
      this.#known.set(token, { writes, doneAt: null });
      return null;
    }
    if (!isDeepStrictEqual(known.writes, writes)) throw refused('IdempotentParameterMismatchException');
    if (known.doneAt === null) throw refused('TransactionInProgressException');
    return { kind: 'DONE', after: null };
  }

  /** Null where it could not even be tried. */
  ended(token: string, answer: Done | Cancelled | null, now: number): void {
    const known = this.#known.get(token);
    this.#known.delete(token);
    if (known !== undefined && answer?.kind === 'DONE') this.#known.set(token, { ...known, doneAt: now });
  }

  #forget(now: number): void {
    for (const [token, { doneAt }] of this.#known) {
      if (doneAt === null) continue;
      if (doneAt + tokenMs > now) return;
      this.#known.delete(token);
    }
  }
}

const refused = (type: string): ServiceRefusal =>
  new ServiceRefusal(400, { __type: type, message: 'its token is known' });
