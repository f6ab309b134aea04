import { createHash } from 'node:crypto';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Item, Key } from '../cloud/table.ts';
import { randomText } from '../ledger/fresh-id.ts';
import { keyPart, memberPartition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import type { Guarded } from '../ledger/transact.ts';
import type { Registry } from './registry.ts';
import { openField, sealedField } from './sealed.ts';

/**
 * What people wrote about a member: why points were corrected, what they ask for, what they were answered. Sealed beside
 * the member and blank once the member is erased; the ledger keeps a salted digest at most (decisions 9).
 */
const textsFrom = 'TEXT#';
const textsTo = 'TEXT#~';
const textsPerPage = 100;
const saltLength = 16;

/** A text on its way: where it will lie may follow from the entry that it belongs to. */
export interface SaltedText {
  /** For the entry's reason: the text can be proven to be the one that was given, and says nothing by itself. */
  readonly digest: string;
  readonly salt: string;
  readonly text: string;
}

/** Where the reason of an entry lies. */
export const reasonOfEntry = (seq: number): string => `ENTRY-${seq}`;

const textKey = (programme: Programme, member: MemberId, name: string): Key => ({
  pk: memberPartition(programme, member),
  sk: `${textsFrom}${keyPart(name)}`,
});

export function saltText(registry: Registry, text: string): SaltedText {
  const salt = randomText(registry, saltLength);
  return { digest: createHash('sha256').update(`${salt}\0${text}`).digest('base64url'), salt, text };
}

/** Names are unique by themselves (they hold a fresh id or an entry's number): a text is never written over another. */
export function textWrite(
  registry: Registry,
  programme: Programme,
  { member, name }: { readonly member: MemberId; readonly name: string },
  { salt, text }: SaltedText,
): Guarded {
  const key = textKey(programme, member, name);
  const sealed = sealedField(registry, 'TEXT', key, JSON.stringify([salt, text]));
  return { write: { put: { ...key, ...sealed }, when: 'attribute_not_exists(pk)' }, refusedBecause: null };
}

/** The texts by name, null where there was none or the member was erased. */
export async function readTexts(
  { table, keys }: Registry,
  programme: Programme,
  names: readonly { readonly member: MemberId; readonly name: string }[],
): Promise<readonly (string | null)[]> {
  const wanted = names.map(({ member, name }) => textKey(programme, member, name));
  const items = await table.batchGet(wanted);
  return items.map((item) => (item === null ? null : textIn(keys, item)));
}

function textIn(keys: Registry['keys'], item: Item): string | null {
  if (item['b'] === undefined) return null;
  const [, text] = JSON.parse(openField(keys, 'TEXT', item).toString()) as [string, string];
  return text;
}

/** Blanks every text of a member, a page at a time; again is harmless. Problems: BUSY. */
export async function blankTexts(
  registry: Registry,
  programme: Programme,
  member: MemberId,
): Promise<Result<null, Problem>> {
  const range = { pk: memberPartition(programme, member), from: textsFrom, to: textsTo, limit: textsPerPage };
  let after: string | undefined;
  do {
    const page: Awaited<ReturnType<Registry['table']['query']>> = await registry.table.query({
      ...range,
      after,
      consistent: true,
    });
    for (const { pk, sk } of page.items) {
      const answer = await whileContended(registry, () => registry.table.write({ put: { pk, sk } }));
      if (answer.kind === 'CONTENDED') return refuse({ code: 'BUSY' });
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return ok(null);
}
