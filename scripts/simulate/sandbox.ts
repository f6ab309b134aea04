import type { Page, RangeQuery, Table } from '@quaylai/functions/cloud/table';
import { assemble, type Built, type Context } from '@quaylai/functions/http/context';
import type { ZaloGraph } from '@quaylai/functions/zalo/graph';
import { parsePhone } from '@quaylai/shared/words/phone';
import { ok, refuse } from '@quaylai/shared/words/result';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { keyOf, type ModelStore, nameOf } from '../../functions/test/model/store.ts';
import { picturesInMemory } from '../../functions/test/pictures.ts';
import type { Forecast } from '../../functions/test/weather/forecast.ts';
import { weatherTable } from '../../functions/test/weather/weather-table.ts';
import type { Sea } from './sea.ts';

/** How often a process goes wrong at a call of the table, beside what the weather does. */
export interface Hardship {
  readonly crash: number;
  readonly freeze: number;
  /** A conflict with a transaction under way is not thrown by dice: it happens when two meet. */
  readonly staleRead: number;
  readonly tornRead: number;
}

export const hard: Hardship = { crash: 0.004, freeze: 0.002, staleRead: 0.3, tornRead: 0.2 };
export const noHardship: Hardship = { crash: 0, freeze: 0, staleRead: 0, tornRead: 0 };

/** What all processes share. */
export interface Shore {
  readonly sea: Sea;
  readonly store: ModelStore;
  readonly forecast: Forecast;
  /** Items inside a transaction that has begun and not ended. */
  readonly locked: Set<string>;
  readonly randomBytes: (count: number) => Uint8Array;
  hardship: Hardship;
  readonly tally: { crashes: number; timedOut: number; frozen: number; conflicts: number; torn: number; stale: number };
  /** A seeded bug may stand between the rooms and the table. */
  readonly bent: (table: Table) => Table;
}

/** The client hears nothing: its request was cut off, done or not. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
}

/** What Lambda gives each (infra/src/service-stack.ts). */
const workMs = { request: 5_000, stream: 30_000, job: 120_000 } as const;
export type Work = keyof typeof workMs;
const frozenMsMax = 20 * 60_000;
const staleWritesMax = 8;
const contended = { kind: 'CONTENDED' } as const;
const never = new Promise<never>(() => undefined);

export const testKeys = {
  dataKeys: [new Uint8Array(32).fill(1)] as const,
  hashKey: new Uint8Array(32).fill(2),
  sessionKey: new Uint8Array(32).fill(3),
  qrKeys: [new Uint8Array(32).fill(4)] as const,
  posterKey: new Uint8Array(32).fill(4),
};
/** Whose token it is and which number is behind it, the tokens themselves say. */
const trustingZalo: ZaloGraph = {
  me: async (_, accessToken) => ok({ userId: accessToken }),
  phone: async (_, __, phoneToken) => {
    const phone = parsePhone(phoneToken);
    return phone === null ? refuse({ code: 'PHONE_UNVERIFIED' }) : ok(phone);
  },
};

/** One process of a function: its memory, its clock, and at most one request at a time, as Lambda has it. */
export class Sandbox {
  readonly built: Built;
  readonly #shore: Shore;
  readonly #skewMs: number;
  #isDead = false;
  /** Frozen, it is not counted any more: it may go on after its time. */
  #wasFrozen = false;
  #killedAt = Number.POSITIVE_INFINITY;
  #cutOff: (error: CutOff) => void = () => undefined;

  constructor(shore: Shore) {
    this.#shore = shore;
    this.#skewMs = Math.floor((shore.sea.roll() - 0.5) * 400);
    const table = shore.bent(weatherTable(this.#table(), shore.forecast, () => shore.sea.step(50)));
    const clock = () => instant(shore.sea.now + this.#skewMs);
    this.built = {
      ...assemble(table, testKeys, trustingZalo, clock, picturesInMemory()),
      randomBytes: shore.randomBytes,
      sleep: async (ms) => {
        await shore.sea.step(ms);
        if (this.#isDead) await never;
      },
    };
  }

  /** Does one request; throws CutOff when the process dies or freezes under it. */
  async invoke<Answer>(work: (context: Context) => Promise<Answer>, kind: Work = 'request'): Promise<Answer> {
    // A call that an earlier request left behind may have ended the process since.
    if (this.#isDead) throw new CutOff('crashed');
    this.#killedAt = this.#shore.sea.now + workMs[kind];
    const deadline = instant(this.built.clock() + workMs[kind]);
    return new Promise((answer, fail) => {
      this.#cutOff = fail;
      work({ ...this.built, deadline }).then(answer, fail);
    });
  }

  /** A call is on its way. The dead send nothing. */
  async #sent(): Promise<void> {
    await this.#shore.sea.step();
    if (this.#isDead) await never;
  }

  /**
   * An answer is there: now the process may end, or stop and go on much later, when its client has long given up. What
   * happens to it between two awaits has happened before the first of them is heard.
   */
  async #heard(): Promise<void> {
    const { sea, hardship, tally } = this.#shore;
    if (this.#isDead) await never;
    const isOverdue = sea.now > this.#killedAt && !this.#wasFrozen;
    if (isOverdue || sea.chance(hardship.crash)) {
      if (isOverdue) tally.timedOut += 1;
      else tally.crashes += 1;
      this.#isDead = true;
      this.#cutOff(new CutOff('crashed'));
      await never;
    }
    if (sea.chance(hardship.freeze)) {
      tally.frozen += 1;
      this.#wasFrozen = true;
      this.#cutOff(new CutOff('frozen'));
      await sea.step(sea.roll() * frozenMsMax);
    }
  }

  #table(): Table {
    const { sea, store, locked, tally } = this.#shore;
    const hardship = () => this.#shore.hardship;
    return {
      get: async (key) => {
        await this.#sent();
        const item = store.get(key);
        await this.#heard();
        return item;
      },
      batchGet: async (keys) => {
        await this.#sent();
        const half = Math.ceil(keys.length / 2);
        const first = keys.slice(0, half).map((key) => store.get(key));
        if (half < keys.length && sea.chance(hardship().tornRead)) {
          tally.torn += 1;
          await sea.step();
        }
        const second = keys.slice(half).map((key) => store.get(key));
        await this.#heard();
        return [...first, ...second];
      },
      query: async (range) => {
        await this.#sent();
        const page = await this.#page(range);
        await this.#heard();
        return page;
      },
      write: async (write) => {
        await this.#sent();
        if (locked.has(nameOf(keyOf(write)))) {
          tally.conflicts += 1;
          return contended;
        }
        const answer = store.write(write);
        await sea.step();
        await this.#heard();
        return answer;
      },
      transact: async (writes) => {
        await this.#sent();
        const names = writes.map((write) => nameOf(keyOf(write)));
        if (names.some((name) => locked.has(name))) {
          tally.conflicts += 1;
          return contended;
        }
        for (const name of names) locked.add(name);
        // Once begun it ends, whatever becomes of the process that asked for it.
        await sea.step();
        for (const name of names) locked.delete(name);
        const answer = store.transact(writes);
        await sea.step();
        await this.#heard();
        return answer;
      },
    };
  }

  async #page(range: RangeQuery): Promise<Page> {
    const { sea, store, hardship, tally } = this.#shore;
    const isStale = range.consistent !== true && sea.chance(hardship.staleRead);
    if (isStale) tally.stale += 1;
    const asOf = isStale ? store.writes - Math.ceil(sea.roll() * staleWritesMax) : undefined;
    if (range.limit < 2 || !sea.chance(hardship.tornRead)) return store.query(range, asOf);
    // A page is no snapshot: what is written while it is read may be half in it.
    const limit = Math.ceil(sea.roll() * (range.limit - 1));
    const first = store.query({ ...range, limit }, asOf);
    if (first.next === null) return first;
    tally.torn += 1;
    await sea.step();
    const rest = store.query({ ...range, limit: range.limit - limit, after: first.next }, asOf);
    return { items: [...first.items, ...rest.items], next: rest.next };
  }
}
