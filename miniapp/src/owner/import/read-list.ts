import { foldVietnamese } from '@quaylai/shared/words/fold';

/** What a list may hold; the order is that of the form. */
export const columns = ['phone', 'points', 'name', 'rowId', 'lastDay'] as const;
export type Column = (typeof columns)[number];

/** Which place of a line holds what; null: the list does not say it. */
export type Mapping = Readonly<Record<Column, number | null>>;

export interface ReadList {
  /** What the first line calls the columns; empty when it is a member already. */
  readonly heads: readonly string[];
  readonly lines: readonly Line[];
  readonly mapping: Mapping;
}

export interface Line {
  /** In the file, the first line being 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export type ListFault = 'EMPTY' | 'UNREADABLE' | 'SPREADSHEET' | 'TOO_LONG';

/** A shop with more members imports them in several files: one of this size takes some minutes. */
export const linesMax = 5_000;

const delimiters = [',', ';', '\t'] as const;
const headsOf: Readonly<Record<Column, RegExp>> = {
  phone: /^(so )?(dien thoai|dt|phone|mobile|tel|sdt)/,
  points: /^(so |tong )?(diem|points?)\b|diem (hien|con|tich)/,
  name: /^(ho |ten|name|khach( hang)?$|full ?name)/,
  rowId: /^(ma|id|code|so the|stt$)/,
  lastDay: /^(han|ngay het han|het han|expir|last day)/,
};

/** Reads what was pasted or chosen: commas, semicolons, or tabs as spreadsheets paste them. Nothing is sent. */
export async function readList(text: string): Promise<ReadList | ListFault> {
  if (text.startsWith('PK')) return 'SPREADSHEET';
  if (text.trim() === '') return 'EMPTY';
  // Fetched when a list is read: nobody else needs it.
  const { parse } = await import('csv-parse/browser/esm/sync');
  const options = { bom: true, delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, trim: true };
  try {
    const records = parse(text, { ...options, info: true, skip_empty_lines: true }) as unknown as readonly Parsed[];
    const lines = records.map(({ record, info }) => ({ number: info.lines, cells: record }));
    const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
    const [first] = filled;
    if (!first) return 'EMPTY';
    if (filled.length > linesMax + 1) return 'TOO_LONG';
    const mapping = mappingBy(first.cells);
    // A first line with a number in it is a member, not a heading.
    const hasHeads = mapping.phone !== null || !first.cells.some((cell) => /\d{6}/.test(cell));
    return hasHeads
      ? { heads: first.cells, lines: filled.slice(1), mapping }
      : { heads: [], lines: filled, mapping: mappingByLooks(first.cells) };
  } catch {
    return 'UNREADABLE';
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The one that the first line holds most of. */
function delimiterOf(text: string): string {
  const [line = ''] = text.trimStart().split('\n', 1);
  const counts = delimiters.map((one) => line.split(one).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function mappingBy(heads: readonly string[]): Mapping {
  const folded = heads.map((head) => foldVietnamese(head));
  const taken = new Set<number>();
  const placeOf = (column: Column): number | null => {
    const place = folded.findIndex((head, at) => !taken.has(at) && headsOf[column].test(head));
    if (place === -1) return null;
    taken.add(place);
    return place;
  };
  return {
    phone: placeOf('phone'),
    points: placeOf('points'),
    lastDay: placeOf('lastDay'),
    name: placeOf('name'),
    rowId: placeOf('rowId'),
  };
}

/** Without headings the shape of the first member says it: a phone number, words, a number. */
function mappingByLooks(cells: readonly string[]): Mapping {
  const find = (pattern: RegExp, not: readonly number[] = []) => {
    const place = cells.findIndex((cell, at) => !not.includes(at) && pattern.test(cell));
    return place === -1 ? null : place;
  };
  const phone = find(/^[+\d][\d .()-]{7,15}$/);
  const name = find(/\p{L}{2}/u);
  const points = find(/^\d[\d.,]*$/, phone === null ? [] : [phone]);
  return { phone, points, name, rowId: null, lastDay: null };
}

/** A text file as people save them: UTF-8, or what older Vietnamese Windows writes. */
export async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.includes('\ufffd') && !text.startsWith('PK') ? new TextDecoder('windows-1258').decode(bytes) : text;
}
