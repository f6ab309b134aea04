import { foldVietnamese } from '@quaylai/shared/words/fold';
import { foreignIdPattern } from '@quaylai/shared/words/ids';
import { parsePhone } from '@quaylai/shared/words/phone';
import { pointsMax } from '@quaylai/shared/words/points';
import { parseLocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Sent } from '../../api/client.ts';
import type { Line, Mapping } from './read-list.ts';

export type ImportRow = Sent<'POST /v1/admin/imports'>['body']['rows'][number];
export type LineFault = 'PHONE' | 'POINTS' | 'NAME' | 'DAY' | 'DAY_PAST' | 'ID' | 'TWICE';

/** A member to be brought over, and the line it stands on. */
export interface GoodLine {
  readonly number: number;
  readonly row: ImportRow;
}

export interface BadLine {
  readonly number: number;
  readonly fault: LineFault;
  /** The line as it stands in the list, so that it is found there. */
  readonly text: string;
}

export interface Checked {
  readonly good: readonly GoodLine[];
  readonly bad: readonly BadLine[];
}

const nameCharsMax = 60;
const never = /^(khong( het han| han)?|vo han|mai mai|never|none)$/;

/** Sorts what can be sent from what must be mended first; the server says the same, and of each line again. */
export function checkLines(lines: readonly Line[], mapping: Mapping, today: string): Checked {
  const good: GoodLine[] = [];
  const bad: BadLine[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    const read = readLine(line, mapping, today);
    const fault = typeof read === 'string' ? read : seen.has(read.rowId) ? 'TWICE' : null;
    if (typeof read !== 'string' && fault === null) {
      seen.add(read.rowId);
      good.push({ number: line.number, row: read });
    } else if (fault !== null)
      bad.push({ number: line.number, fault, text: line.cells.filter((one) => one.trim() !== '').join(' · ') });
  }
  return { good, bad };
}

function readLine({ cells }: Line, mapping: Mapping, today: string): ImportRow | LineFault {
  const cell = (place: number | null) => (place === null ? '' : (cells[place] ?? '').trim());
  const phone = parsePhone(withZero(cell(mapping.phone)));
  if (phone === null) return 'PHONE';
  const points = readPoints(cell(mapping.points));
  if (points === null) return 'POINTS';
  const name = cell(mapping.name);
  if (name.length > nameCharsMax) return 'NAME';
  const lastDay = readDay(cell(mapping.lastDay));
  if (lastDay === false) return 'DAY';
  if (typeof lastDay === 'string' && lastDay < today) return 'DAY_PAST';
  // Without a name of its own a line goes by its phone: nobody stands in a list twice.
  const rowId = cell(mapping.rowId) || phone;
  if (!foreignIdPattern.test(rowId)) return 'ID';
  return { rowId, phone, name: name || null, points, ...(lastDay === undefined ? {} : { lastDay }) };
}

/** Spreadsheets drop the first zero of a phone number. */
const withZero = (text: string): string => (/^[2-9]\d{8}$/.test(text) ? `0${text}` : text);

/** "1.250", "1,250" and "1250"; empty is none. */
function readPoints(text: string): number | null {
  const plain = text.replace(/\s/g, '');
  if (plain === '') return 0;
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(plain);
  if (!grouped && !/^\d+([.,]0+)?$/.test(plain)) return null;
  const value = Number(grouped ? plain.replace(/[.,]/g, '') : plain.split(/[.,]/)[0]);
  return value <= pointsMax ? value : null;
}

/** "31/12/2027" and "2027-12-31"; undefined: as the programme's rules say; false: no day. */
function readDay(text: string): string | null | undefined | false {
  if (text === '') return undefined;
  if (never.test(foldVietnamese(text))) return null;
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : text;
  return parseLocalDate(iso) ?? false;
}
