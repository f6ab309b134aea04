import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import type { RedemptionId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { CallerOf, Handler } from '../../http/handler.ts';
import { readHistory, readMemberAccount } from '../../ledger/read.ts';
import { listRedemptions } from '../../records/redemptions.ts';
import { balanceView } from '../../views/balance-view.ts';
import { entryViews } from '../../views/entry-views.ts';
import { redemptionView } from '../../views/redemption-view.ts';
import { standingView } from '../../views/standing-view.ts';
import { profileReply } from './profile-reply.ts';

type Key = 'GET /v1/me/data';
type Reply = ReplyOf<Routes[Key]>;

/** Pages say which list they are of: the entries come first, then what was redeemed. */
const entryPage = 'e-';
const redemptionPage = 'v-';

/**
 * Everything the programme keeps of a member, to the member: the person first, then entries and redemptions page by
 * page until `next` is null (C12). Problems: NOT_FOUND.
 */
export const exportData: Handler<Key, Context> = async ({ query }, caller, context) => {
  const { cursor, limit } = query;
  const personal = cursor === undefined ? await personOf(caller, context) : ok(null);
  if (!personal.ok) return personal;
  const page = cursor?.startsWith(redemptionPage)
    ? await redemptionsFrom(cursor.slice(redemptionPage.length), limit, caller, context)
    : await entriesFrom(cursor?.slice(entryPage.length) ?? null, limit, caller, context);
  return ok({ reply: { personal: personal.value, ...page } });
};

async function personOf(caller: CallerOf<Key>, context: Context): Promise<Result<Reply['personal'], Problem>> {
  const { programme, member } = caller;
  const [known, stored, { document }] = await Promise.all([
    profileReply(context, programme, member),
    readMemberAccount(context.table, programme, member),
    context.directory.rules(programme),
  ]);
  if (!known.ok) return known;
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const now = context.clock();
  const account = await context.directory.dated(programme, stored);
  const standing = standingView(account, document, now);
  return ok({ memberId: member, ...known.value.reply, balance: balanceView(account, now), standing });
}

async function entriesFrom(
  cursor: string | null,
  limit: number,
  { programme, member }: CallerOf<Key>,
  { table, directory }: Context,
): Promise<Omit<Reply, 'personal'>> {
  const { entries, next } = await readHistory(table, programme, member, { limit, cursor });
  const views = await entryViews(directory, programme, entries);
  return { entries: views, redemptions: [], next: next === null ? redemptionPage : `${entryPage}${next}` };
}

async function redemptionsFrom(
  cursor: string,
  limit: number,
  { programme, member }: CallerOf<Key>,
  { table, directory, clock }: Context,
): Promise<Omit<Reply, 'personal'>> {
  const after = cursor === '' ? null : (cursor as RedemptionId);
  const { redemptions, next } = await listRedemptions(table, programme, member, { limit, after });
  const names = await directory.names(programme);
  const now = clock();
  const views = redemptions.map((redemption) => redemptionView(redemption, names, now));
  return { entries: [], redemptions: views, next: next === null ? null : `${redemptionPage}${next}` };
}
