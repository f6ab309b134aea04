import { type Dong, formatDong, groupThousands } from '@quaylai/shared/words/money';
import { formatPhone, parsePhone } from '@quaylai/shared/words/phone';
import {
  formatLocalDate,
  formatLocalTime,
  type LocalDate,
  localDateOf,
  parseInstant,
} from '@quaylai/shared/words/vietnam-time';

/** 1250000 → "1.250.000đ". */
export const money = (amount: number): string => formatDong(amount as Dong);

/** (1250, "điểm") → "1.250 điểm". The space does not break, so a number never stands alone at a line's end. */
export const pointsOf = (points: number, unit: string): string => `${groupThousands(points)}\u00a0${unit}`;

/** (35, "điểm") → "+35 điểm"; zero carries no sign. */
export const change = (points: number, unit: string): string => `${points > 0 ? '+' : ''}${pointsOf(points, unit)}`;

export const count = (value: number): string => groupThousands(value);

/** "2026-11-21" → "21/11/2026". */
export const day = (date: string): string => formatLocalDate(date as LocalDate);

/** "2026-11-21" → "21/11". */
export const shortDay = (date: string): string => day(date).slice(0, 5);

/** ISO time → "14:05 21/11/2026" in Vietnam. */
export function moment(iso: string): string {
  const at = parseInstant(iso);
  return at === null ? iso : `${formatLocalTime(at)} ${formatLocalDate(localDateOf(at))}`;
}

/** ISO time → "14:05" in Vietnam. */
export function timeOf(iso: string): string {
  const at = parseInstant(iso);
  return at === null ? iso : formatLocalTime(at);
}

/** Calendar days from one date to another, negative when it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));

/** ISO time → the Vietnamese day it fell on, "2026-11-21". */
export function dayOf(iso: string): string {
  const at = parseInstant(iso);
  return at === null ? iso.slice(0, 10) : localDateOf(at);
}

/** "0901234567" → "090 123 4567"; masked numbers stay as they are. */
export function phone(text: string): string {
  const parsed = parsePhone(text);
  return parsed ? formatPhone(parsed) : text;
}

/** 120 → "1,2". */
export const multiplier = (percent: number): string => String(percent / 100).replace('.', ',');

/** "7K3M-X9QW-T2ZP-A" → "7K3M X9QW T2ZPA": three groups that can be read aloud. */
export function voucherCode(code: string): string {
  const plain = code.replaceAll('-', '');
  return `${plain.slice(0, 4)} ${plain.slice(4, 8)} ${plain.slice(8)}`;
}
