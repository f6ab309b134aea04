import type { ImportRow, importOutcomes } from '@quaylai/shared/api/correction-models';
import { decideImport, type ImportedPoints } from '@quaylai/shared/loyalty/adjust';
import { lowestTier } from '@quaylai/shared/loyalty/tiers';
import type { MemberId } from '@quaylai/shared/words/ids';
import { parsePhone } from '@quaylai/shared/words/phone';
import { noPoints } from '@quaylai/shared/words/points';
import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { CallerOf, Handler } from '../../http/handler.ts';
import { requestHash } from '../../ledger/guard.ts';
import { post } from '../../ledger/post.ts';
import { enrol } from '../../records/members.ts';

type Key = 'POST /v1/admin/imports';

interface RowAnswer {
  readonly rowId: string;
  readonly outcome: (typeof importOutcomes)[number];
  readonly memberId: MemberId | null;
}

/** Rows worked on at once. */
const lanesMax = 8;
/** What one row may take: those that no longer fit are told to come again. */
const rowMsMax = 1_500;

/**
 * Brings members and points from a former system (A02). A row happens once by its own name, for ever: the same file
 * again changes nothing, other content under a known name is told and left alone. A phone that is known, also as it was
 * written before 2018, is its member (A05). Problems: none of its own; each row says what became of it.
 */
export const importMembers: Handler<Key, Context> = async ({ body, deadline }, caller, context) => {
  const rows: RowAnswer[] = [];
  for (let start = 0; start < body.rows.length; start += lanesMax) {
    const lanes = body.rows.slice(start, start + lanesMax);
    const isLate = context.clock() + rowMsMax >= deadline;
    const answers = isLate
      ? lanes.map(({ rowId }): RowAnswer => ({ rowId, outcome: 'LATER', memberId: null }))
      : await Promise.all(lanes.map((row) => importRow(body.source, row, caller, context)));
    rows.push(...answers);
  }
  const count = (outcome: RowAnswer['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return ok({ reply: { rows, imported: count('IMPORTED'), unchanged: count('UNCHANGED') } });
};

async function importRow(
  source: string,
  row: ImportRow,
  { programme, staff }: CallerOf<Key>,
  context: Context,
): Promise<RowAnswer> {
  const { rowId } = row;
  const phone = parsePhone(row.phone);
  if (phone === null) return { rowId, outcome: 'PHONE_UNREADABLE', memberId: null };
  const { document } = await context.directory.rules(programme);
  const by = { kind: 'PHONE', phone } as const;
  const enrolled = await enrol(context, programme, { by, name: row.name, lowestTier: lowestTier(document).id });
  if (!enrolled.ok) return { rowId, outcome: 'LATER', memberId: null };
  const { member, isNew } = enrolled.value;
  // Nothing to post: being a member is itself remembered for ever.
  if (row.points === noPoints) return { rowId, outcome: isNew ? 'IMPORTED' : 'UNCHANGED', memberId: member };
  const posted = await post(context, {
    programme,
    member,
    guard: { kind: 'IMPORT', source, name: rowId, requestHash: requestHash('IMPORT', source, row) },
    businessTime: context.clock(),
    actor: { kind: 'STAFF', id: staff.staffId },
    branch: null,
    reason: { code: 'IMPORTED', digest: null },
    decide: (account, { rules, now }) => ok(decideImport(account, broughtBy(row), rules, now)),
    answer: (placed) => ({ status: 200, body: { memberId: placed.member } }),
  });
  if (posted.ok) return { rowId, outcome: posted.value.kind === 'POSTED' ? 'IMPORTED' : 'UNCHANGED', memberId: member };
  const isKnownOtherwise = posted.problem.code === 'IDEMPOTENCY_KEY_REUSED';
  return { rowId, outcome: isKnownOtherwise ? 'CONFLICT' : 'LATER', memberId: null };
}

function broughtBy({ points, lastDay }: ImportRow): ImportedPoints {
  return { points, lastDay: lastDay === undefined ? 'BY_POLICY' : lastDay };
}
