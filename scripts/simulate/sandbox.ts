import type { Table } from '@quaylai/functions/cloud/table';
import { assemble, type Built, type Context } from '@quaylai/functions/http/context';
import type { ZaloGraph } from '@quaylai/functions/zalo/graph';
import { parsePhone } from '@quaylai/shared/words/phone';
import { ok, refuse } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import type { ModelStore } from '../../functions/test/model/store.ts';
import { tokenMs } from '../../functions/test/model/tokens.ts';
import { picturesInMemory } from '../../functions/test/pictures.ts';
import type { Forecast } from '../../functions/test/weather/forecast.ts';
import {
  type Client,
  type Engine,
  ownClient,
  type Way,
  weatherTable,
} from '../../functions/test/weather/weather-table.ts';
import type { Hardship } from './hardship.ts';
import type { Sea } from './sea.ts';

/** What went wrong, beside the weather. */
export interface Suffered {
  crashes: number;
  timedOut: number;
  frozen: number;
  /** What is asked once more when a token of the first try is forgotten. */
  late: number;
  /** Clocks that were set forwards or back, and those that were far off from the start. */
  clocks: number;
  conflicts: number;
  torn: number;
  stale: number;
}

/** A seeded bug: what stands between the rooms and the table, or what the table's client does otherwise. */
export interface Planted {
  readonly bend?: (table: Table) => Table;
  readonly client?: Partial<Client>;
}

/** What all processes share. */
export interface Shore {
  readonly sea: Sea;
  readonly store: ModelStore;
  readonly forecast: Forecast;
  readonly engine: Engine;
  readonly randomBytes: (count: number) => Uint8Array;
  hardship: Hardship;
  /** At most, while anything went wrong. */
  readonly clocksApartMs: number;
  readonly tally: Suffered;
  /** Perhaps a bug. */
  readonly planted: Planted;
}

/** The client hears nothing: its request was cut off, done or not. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
}

/** What Lambda gives each (infra/src/service-stack.ts). */
const workMs = { request: 5_000, stream: 30_000, job: 120_000 } as const;
export type Work = keyof typeof workMs;
const frozenMsMax = 60 * 60_000;
const slowMs = 50;
/** As `cloud/exchange` and `cloud/json-service` have it. */
const answerMsMax = 3_000;
const retryMsMax = 100;
/** Of lost answers: the others are connections that broke. */
const timedOutShare = 0.2;
/** What clocks of machines differ by on a usual day. */
const skewMsUsual = 200;
const perfect = (table: Table): Table => table;
let tokens = 0;
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
  #skewMs = 0;
  #isDead = false;
  /** Frozen, it is not counted any more: it may go on after its time. */
  #wasFrozen = false;
  #killedAt = Number.POSITIVE_INFINITY;
  #cutOff: (error: CutOff) => void = () => undefined;

  constructor(shore: Shore) {
    this.#shore = shore;
    this.#setClock();
    const { bend = perfect, client } = shore.planted;
    const table = bend(weatherTable(shore.engine, shore.forecast, this.#way(), { ...ownClient, ...client }));
    const clock = () => this.#now();
    this.built = {
      ...assemble(table, testKeys, trustingZalo, clock, picturesInMemory()),
      randomBytes: shore.randomBytes,
      sleep: async (ms) => {
        await shore.sea.step(ms);
        await this.#alive();
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

  /** A call goes there and back, tried twice; the dead send nothing. */
  #way(): Way {
    const { sea, tally } = this.#shore;
    let sentAt = 0;
    return {
      sent: async () => {
        await sea.step();
        await this.#alive();
        sentAt = sea.now;
      },
      heard: () => this.#heard(),
      slowly: () => sea.step(slowMs),
      lost: async (underWay) => {
        // Given up on before it was done, or after.
        const ended = underWay.then(nothing, nothing);
        if (sea.chance(0.5)) await ended;
        await sea.step(sea.chance(timedOutShare) ? answerMsMax : 0);
        await this.#alive();
      },
      pause: async () => {
        const { freezeBetween } = this.#shore.hardship;
        const triedAt = sentAt;
        await sea.step(sea.roll() * retryMsMax);
        await this.#alive();
        if (sea.chance(freezeBetween)) await this.#freeze();
        if (sea.now - triedAt > tokenMs) tally.late += 1;
      },
      clock: () => this.#now(),
      token: () => String(++tokens),
    };
  }

  async #alive(): Promise<void> {
    if (this.#isDead) await never;
  }

  /** The client has long given up when the process goes on. */
  async #freeze(): Promise<void> {
    const { sea, tally } = this.#shore;
    tally.frozen += 1;
    this.#wasFrozen = true;
    this.#cutOff(new CutOff('frozen'));
    await sea.step(sea.roll() * frozenMsMax);
  }

  /**
   * An answer is there: now the process may end, or stop and go on much later. What happens to it between two awaits has
   * happened before the first of them is heard.
   */
  async #heard(): Promise<void> {
    const { sea, hardship, tally } = this.#shore;
    await this.#alive();
    const isOverdue = sea.now > this.#killedAt && !this.#wasFrozen;
    if (isOverdue || sea.chance(hardship.crash)) {
      if (isOverdue) tally.timedOut += 1;
      else tally.crashes += 1;
      this.#isDead = true;
      this.#cutOff(new CutOff('crashed'));
      await never;
    }
    if (sea.chance(hardship.clockSet)) this.#setClock();
    if (sea.chance(hardship.freeze)) await this.#freeze();
  }

  #setClock(): void {
    const { sea, hardship, tally } = this.#shore;
    this.#skewMs = Math.floor((sea.roll() - 0.5) * 2 * hardship.skewMsMax);
    if (Math.abs(this.#skewMs) > skewMsUsual) tally.clocks += 1;
  }

  #now(): Instant {
    const { sea, hardship } = this.#shore;
    const most = hardship.skewMsMax;
    return instant(sea.now + Math.max(-most, Math.min(most, this.#skewMs)));
  }
}

const nothing = () => undefined;
