/** What went through a gateway: as a function was asked, and what it answered. */
export interface Exchange {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Texts of JSON, as far as they are. */
  readonly asked: string;
  readonly answered: string;
}

/** Looks whether what functions write to their logs tells anything of what people sent or were told (TH17). */
export interface LogWatch {
  heard(exchange: Exchange): void;
  /** One line, as it is written. */
  wrote(line: string): void;
  /** Every line that tells something, with what it tells taken out. */
  leaks(): readonly string[];
}

/** What is said under these names is a person's, or opens something. */
const personal = new Set(
  'name phone birthday address token accessToken phoneToken secret content scanned code text label reason message author'.split(
    ' ',
  ),
);
const provingHeaders = ['authorization', 'x-loyalty-signature', 'x-zevent-signature'];

/** Recognised without having been heard. Our own words in logs are English. */
const telling: Readonly<Record<string, RegExp>> = {
  words: /[^ -~]+/,
  phone: /(?<![\w.-])(?:\+?84|0)[1-9]\d{8}(?![\w.-])/,
  token: /\beyJ[\w-]{8,}\.[\w-]+/,
};

/** A closed list's word (ORDER, PERMANENT) or a plain one says nothing of anybody. */
const isPlain = (text: string): boolean => text.length < charactersMin || /^(?:[A-Z_]+|[a-z_ -]+)$/.test(text);
const charactersMin = 5;
/** Of the newest: `npm start` may run for weeks. */
const heardMax = 20_000;

export function watchLog(): LogWatch {
  const heard = new Map<string, string>();
  const texts = new Set<string>();
  const found = new Set<string>();

  const hear = (text: string, name: string): void => {
    if (isPlain(text)) return;
    heard.delete(text);
    heard.set(text, name);
    const [oldest] = heard.keys();
    if (heard.size > heardMax && oldest !== undefined) heard.delete(oldest);
  };

  return {
    heard: ({ headers, asked, answered }) => {
      for (const name of provingHeaders) hear((headers[name] ?? '').replace(/^Bearer /, ''), name);
      for (const text of [asked, answered]) hearIn(parsed(text), hear);
    },
    wrote: (line) => {
      const start = line.indexOf('{"');
      const said = start < 0 ? line : parsed(line.slice(start));
      for (const text of textsIn(said ?? line)) {
        texts.add(text);
        for (const [kind, pattern] of Object.entries(telling)) {
          if (pattern.test(text)) found.add(text.replace(pattern, `[${kind}]`));
        }
      }
    },
    leaks: () => {
      // What was written before it was heard counts as well: a code is logged, and then answered.
      for (const text of texts) {
        for (const [value, name] of heard) if (text.includes(value)) found.add(text.replace(value, `[${name}]`));
      }
      texts.clear();
      return [...found];
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hearIn(value: unknown, hear: (text: string, name: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && personal.has(name)) hear(inner, name);
    else hearIn(inner, hear);
  }
}

/** Random ids and times, which each line has others of. */
const passing = /^(?:[\da-f]{8}-[\da-f-]{27}|[\dA-HJKMNP-TV-Z]{26}|\d{4}-\d\d-\d\dT[\d:.]+Z|\d{13})$/;

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    if (!passing.test(text)) yield text;
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      yield name;
      yield* textsIn(inner);
    }
  }
}
