import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import type { RuleVersionView } from '@quaylai/shared/api/rule-models';
import type { StaffId } from '@quaylai/shared/words/ids';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../http/context.ts';
import type { Programme } from '../ledger/programme.ts';
import { findRules, type PublishedRules } from '../records/rule-versions.ts';

type Summary = ReplyOf<Routes['GET /v1/admin/rules/versions']>['items'][number];

/** A version without its document. The author is kept as a staff id, so that no name lives outside the staff record. */
export async function ruleVersionSummary(
  { directory }: Pick<Context, 'directory'>,
  programme: Programme,
  { version, author, reason, publishedAt, effectiveFrom, rollsBackTo }: PublishedRules,
): Promise<Summary> {
  const staff = await directory.staff(programme, author as StaffId);
  return {
    version,
    author: staff?.name ?? author,
    reason,
    publishedAt: formatInstant(publishedAt),
    effectiveFrom,
    rollsBackTo,
  };
}

export async function ruleVersionView(
  context: Pick<Context, 'directory'>,
  programme: Programme,
  rules: PublishedRules,
): Promise<RuleVersionView> {
  return { ...(await ruleVersionSummary(context, programme, rules)), document: rules.document };
}

/** A version that was just published, read back. */
export async function publishedView(
  context: Pick<Context, 'directory' | 'table'>,
  programme: Programme,
  version: number,
): Promise<RuleVersionView> {
  const rules = await findRules(context.table, programme, version);
  if (rules === null) throw new Error('a published version without its record');
  return ruleVersionView(context, programme, rules);
}
