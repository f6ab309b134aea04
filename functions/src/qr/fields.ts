import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { type QrKind, type QrSeal, unsealFields } from './seal.ts';

export const numberField = (value: number): string => value.toString(36);
export const readNumberField = (field: string): number => Number.parseInt(field, 36);
export const readInstantField = (field: string): Instant => instant(readNumberField(field));

/** A genuine token's fields, as many as its kind has. Problems: QR_INVALID. */
export function readFields<Names extends string>(
  seal: QrSeal,
  kind: QrKind,
  token: string,
  names: readonly Names[],
): Result<Readonly<Record<Names, string>>, Problem<'QR_INVALID'>> {
  const fields = unsealFields(seal, kind, token);
  if (fields === null || fields.length !== names.length) return refuse({ code: 'QR_INVALID' });
  return ok(Object.fromEntries(names.map((name, place) => [name, fields[place]])) as Record<Names, string>);
}

/** Problems: QR_EXPIRED from the moment it names on. */
export function stillValid<Value extends { readonly expiresAt: Instant }>(
  value: Value,
  now: Instant,
): Result<Value, Problem<'QR_EXPIRED'>> {
  return now < value.expiresAt ? ok(value) : refuse({ code: 'QR_EXPIRED' });
}
