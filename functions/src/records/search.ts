import { foldVietnamese } from '@quaylai/shared/words/fold';
import type { MemberId } from '@quaylai/shared/words/ids';
import { parsePhone } from '@quaylai/shared/words/phone';
import type { Key } from '../cloud/table.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { digitsToken, nameToken, prefixLengthMax } from './hashes.ts';
import { memberOfPhone } from './members.ts';
import { findManyPersonal, type StoredPersonal } from './personal.ts';
import type { Registry } from './registry.ts';

export const tokenPartition = (programme: Programme, token: string): string => partition(programme, 'MEMBERS', token);
/** One per member and token; kept in step with the personal data by the stream. */
export const tokenKey = (programme: Programme, token: string, member: MemberId): Key => ({
  pk: tokenPartition(programme, token),
  sk: member,
});

export interface Found {
  readonly member: MemberId;
  readonly personal: StoredPersonal;
}

export interface FoundPage {
  readonly found: readonly Found[];
  /** Where to go on; null at the end. */
  readonly next: string | null;
}

const candidatesPerPage = 50;
/** Pages of candidates looked through for one answer. */
const pagesMax = 8;
const lastDigits = 4;

/**
 * Members by a whole phone number, its last four digits, or the beginnings of words of their name, with or without
 * diacritics. The index knows only keyed hashes; each candidate's own data has the last word.
 */
export async function searchMembers(
  registry: Registry,
  programme: Programme,
  typed: string,
  page: { readonly limit: number; readonly cursor: string | null },
): Promise<FoundPage> {
  const phone = parsePhone(typed);
  if (phone !== null) {
    const member = await memberOfPhone(registry, programme, phone);
    const [personal = null] = member === null ? [] : await findManyPersonal(registry, programme, [member]);
    return { found: member !== null && personal !== null ? [{ member, personal }] : [], next: null };
  }
  const asked = readQuestion(registry, programme, typed);
  return asked === null ? { found: [], next: null } : look(registry, programme, asked, page);
}

interface Question {
  readonly token: string;
  readonly fits: (personal: StoredPersonal) => boolean;
}

function readQuestion(registry: Registry, programme: Programme, typed: string): Question | null {
  const folded = foldVietnamese(typed);
  if (/^\d+$/.test(folded)) {
    if (folded.length !== lastDigits) return null;
    const fits = ({ phone }: StoredPersonal) => phone?.endsWith(folded) ?? false;
    return { token: digitsToken(registry, programme, folded), fits };
  }
  const words = folded.split(' ').filter((word) => word !== '');
  const [longest] = words.toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return null;
  const fits = ({ name }: StoredPersonal) => {
    const named = foldVietnamese(name ?? '').split(' ');
    return words.every((word) => named.some((part) => part.startsWith(word)));
  };
  return { token: nameToken(registry, programme, longest.slice(0, prefixLengthMax)), fits };
}

async function look(
  registry: Registry,
  programme: Programme,
  { token, fits }: Question,
  page: { readonly limit: number; readonly cursor: string | null },
): Promise<FoundPage> {
  const found: Found[] = [];
  let after = page.cursor === null ? null : Buffer.from(page.cursor, 'base64url').toString();
  for (let looked = 0; looked < pagesMax; looked++) {
    const { items, next } = await registry.table.query({
      pk: tokenPartition(programme, token),
      from: '0',
      to: '~',
      limit: candidatesPerPage,
      after: after ?? undefined,
    });
    const members = items.map((item) => item.sk as MemberId);
    const people = await findManyPersonal(registry, programme, members);
    for (const [place, member] of members.entries()) {
      const personal = people[place] ?? null;
      if (personal === null || !fits(personal)) continue;
      found.push({ member, personal });
      if (found.length === page.limit) return { found, next: cursorAfter(member, items.length - 1 - place, next) };
    }
    after = next;
    if (after === null) return { found, next: null };
  }
  return { found, next: after === null ? null : Buffer.from(after).toString('base64url') };
}

const cursorAfter = (member: MemberId, left: number, next: string | null): string | null =>
  left === 0 && next === null ? null : Buffer.from(member).toString('base64url');
