import type { Instant, LocalDate } from '@quaylai/shared/words/vietnam-time';

/**
 * Field names as they are stored. A write costs by the kilobyte and every entry repeats its names, so each is one or
 * two letters; a name that is not listed is stored as it is. Never reuse a letter.
 */
const shortNames: Readonly<Record<string, string>> = {
  kind: 'k',
  points: 'p',
  availableAt: 'a',
  lastDay: 'l',
  hold: 'h',
  parts: 'ps',
  expiresAt: 'x',
  purpose: 'u',
  orderId: 'oi',
  source: 'so',
  rewardId: 'rw',
  redemptionId: 'rd',
  lot: 'lo',
  from: 'f',
  to: 't',
  since: 'si',
  gross: 'g',
  discounts: 'di',
  excluded: 'ex',
  paidByPoints: 'pp',
  eligible: 'e',
  dongPerPoint: 'dp',
  multiplierPercent: 'm',
  reason: 'r',
  dong: 'd',
  because: 'bc',
  at: 'at',
  until: 'un',
  counters: 'n',
  orderAt: 'oa',
  revision: 'rv',
  entrySeq: 'q',
  ruleVersion: 'v',
  tierThen: 'tt',
  earned: 'ea',
  spent: 'sp',
  code: 'co',
  digest: 'dg',
  id: 'i',
  counter: 'ct',
  atLeast: 'al',
  manual: 'mn',
  debt: 'db',
  taken: 'tk',
  restored: 'rs',
  lots: 'ls',
  campaign: 'cm',
  campaigns: 'cp',
  granted: 'gr',
  given: 'gv',
  dayAllowance: 'da',
  returned: 'rt',
  cancelled: 'cl',
  lineId: 'li',
  net: 'nt',
};

const codeLengthMax = 2;
/** Maps whose names are data, stored as they are. */
const dataMaps: ReadonlySet<string> = new Set(['counters']);
/** Lists of parts of lots. */
const partLists: ReadonlySet<string> = new Set(['parts', 'spent']);
const longNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(shortNames).map(([long, short]) => [short, long]),
);

type Fields = Record<string, unknown>;

/** Shortens names at every depth; lists of lots and of their parts become one text each. */
export function shorten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shorten);
  if (value === null || typeof value !== 'object') return value;
  const stored: Fields = {};
  for (const name of Object.keys(value)) {
    const inner = (value as Fields)[name];
    if (inner === undefined) continue;
    const short = shortNames[name];
    if (short === undefined && name.length <= codeLengthMax) throw new Error(`"${name}" is kept for codes`);
    stored[short ?? name] = shortenField(name, inner);
  }
  return stored;
}

function shortenField(name: string, value: unknown): unknown {
  if (dataMaps.has(name)) return value;
  return partLists.has(name) && Array.isArray(value) ? partsText(value as readonly Part[]) : shorten(value);
}

/** The way back. */
export function lengthen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lengthen);
  if (value === null || typeof value !== 'object') return value;
  const read: Fields = {};
  for (const short of Object.keys(value)) {
    const name = longNames[short] ?? short;
    read[name] = lengthenField(name, (value as Fields)[short]);
  }
  return read;
}

function lengthenField(name: string, value: unknown): unknown {
  if (dataMaps.has(name)) return value;
  return partLists.has(name) && typeof value === 'string' ? readParts(value) : lengthen(value);
}

interface Part {
  readonly lot: string;
  readonly points: number;
  readonly availableAt: Instant;
  readonly lastDay: LocalDate | null;
}

const partFields = 4;

/** "12.0,35,mi3k2a9s,20271121;…": a third of the bytes of a list of maps. */
export function partsText(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (Object.keys(part).length !== partFields) throw new Error('a part of a lot with fields that would be lost');
      const day = part.lastDay === null ? '' : part.lastDay.replaceAll('-', '');
      return `${part.lot},${part.points},${part.availableAt.toString(36)},${day}`;
    })
    .join(';');
}

export function readParts(text: string): readonly Part[] {
  if (text === '') return [];
  return text.split(';').map((part) => {
    const [lot = '', amount = '', available = '', day = ''] = part.split(',');
    const lastDay = day === '' ? null : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
    return {
      lot,
      points: Number(amount),
      availableAt: Number.parseInt(available, 36) as Instant,
      lastDay: lastDay as LocalDate | null,
    };
  });
}
