import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';

interface Waiter {
  readonly notBefore: number;
  readonly go: () => void;
}

/** Steps between two looks at the machine's own events, so that a test runner hears from us. */
const turnsPerBreath = 20_000;
const stepMsMax = 6;
/** Hundreds of times what a history takes. */
const turnsMax = 500_000;

/**
 * Everything that happens at the same time, one step after the other in an order the dice choose: who waits at an
 * `await` goes on when it is drawn. Time is what the steps take, and jumps when nobody can go on.
 */
export class Sea {
  readonly roll: () => number;
  #now: number;
  readonly #waiting: Waiter[] = [];
  #turns = 0;

  constructor(roll: () => number, startsAt: Instant) {
    this.roll = roll;
    this.#now = startsAt;
  }

  get now(): Instant {
    return instant(Math.floor(this.#now));
  }

  /** Goes on when the dice say so, but not before `afterMs`. */
  step(afterMs = 0): Promise<void> {
    return new Promise((go) => this.#waiting.push({ notBefore: this.#now + afterMs, go }));
  }

  /** Steps drawn so far. */
  get turns(): number {
    return this.#turns;
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  chance(share: number): boolean {
    return this.roll() < share;
  }

  /** Draws one waiting step after the other until all of the work is done. */
  async run(work: Promise<unknown>): Promise<void> {
    let isDone = false;
    let failure: { readonly error: unknown } | null = null;
    work.then(
      () => {
        isDone = true;
      },
      (error: unknown) => {
        failure = { error };
        isDone = true;
      },
    );
    const last = this.#turns + turnsMax;
    for (;;) {
      if (this.#turns === last) throw new Error('it never ends');
      await (++this.#turns % turnsPerBreath === 0 ? breath() : quiet());
      if (isDone) break;
      this.#draw();
    }
    if (failure !== null) throw (failure as { readonly error: unknown }).error;
  }

  #draw(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) throw new Error('everybody waits for something that nobody does');
    this.#now += this.roll() * stepMsMax;
    let due = 0;
    let soonest = Number.POSITIVE_INFINITY;
    for (const { notBefore } of waiting) {
      if (notBefore <= this.#now) due += 1;
      else if (notBefore < soonest) soonest = notBefore;
    }
    if (due === 0) {
      this.#now = soonest;
      due = waiting.filter(({ notBefore }) => notBefore <= this.#now).length;
    }
    let drawn = Math.floor(this.roll() * due);
    const place = waiting.findIndex(({ notBefore }) => notBefore <= this.#now && drawn-- === 0);
    const [waiter] = waiting.splice(place, 1);
    waiter?.go();
  }
}

// A tick comes after every promise that can be kept has been.
const quiet = (): Promise<void> => new Promise((go) => process.nextTick(go));
const breath = (): Promise<void> => new Promise((go) => setImmediate(go));
