import type { MemberCard } from '@quaylai/shared/api/member-models';
import type { Context } from '../http/context.ts';
import type { Programme } from '../ledger/programme.ts';
import { readMemberAccount } from '../ledger/read.ts';
import { searchMembers } from '../records/search.ts';
import { memberCard } from './member-card.ts';

/** One screen of a till. */
export const foundPerPage = 20;

/** Members by phone, last four digits or name without diacritics, as cards (decisions 20). */
export async function foundCards(
  context: Context,
  programme: Programme,
  { text, cursor }: { readonly text: string; readonly cursor: string | null },
): Promise<{ items: MemberCard[]; next: string | null }> {
  const { found, next } = await searchMembers(context, programme, text, { limit: foundPerPage, cursor });
  const cards = await Promise.all(
    found.map(async ({ member, personal }) => {
      const stored = await readMemberAccount(context.table, programme, member);
      return stored === null ? [] : [await memberCard(context, programme, member, stored, personal)];
    }),
  );
  return { items: cards.flat(), next };
}
