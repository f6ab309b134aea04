/** What a request says, apart from who sends it. */
export interface Says {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request that would be answered with yes as things stand. */
export interface Ready extends Says {
  /** Its operation, as the spine writes it. */
  readonly key: string;
  /** Of somebody who may ask it; null where no session is asked for. */
  readonly token: string | null;
}

/** An older one is mostly used up. */
const keptMax = 8;
const untriedMax = 60;

/** The requests that are ready: what a town begins with, and what every yes makes possible next. */
export class ReadyRequests {
  readonly #known = new Map<string, Ready[]>();
  #untried: Ready[] = [];

  /** Stays known however many come after it. */
  begin(ready: Ready): void {
    this.#known.set(ready.key, [...(this.#known.get(ready.key) ?? []), ready]);
  }

  add(all: readonly Ready[]): void {
    this.#untried = [...this.#untried, ...all].slice(-untriedMax);
  }

  /** The next step of something that has begun, or any; null when there is none. */
  take(roll: () => number): Ready | null {
    const next = roll() < 0.5 ? this.#untried.pop() : undefined;
    if (next === undefined) return this.#any(roll);
    // Asked again later: what may happen once must not happen twice.
    const [first, ...others] = this.#known.get(next.key) ?? [];
    this.#known.set(next.key, [...(first === undefined ? [] : [first]), ...others.slice(1 - keptMax), next]);
    return next;
  }

  #any(roll: () => number): Ready | null {
    const keys = [...this.#known.keys()];
    const known = this.#known.get(keys[Math.floor(roll() * keys.length)] ?? '') ?? [];
    return known[known.length - 1 - Math.floor(roll() ** 2 * known.length)] ?? null;
  }
}
