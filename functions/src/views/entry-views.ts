import type { EntryView } from '@quaylai/shared/api/member-models';
import type { Directory } from '../http/directory.ts';
import type { ChainedEntry } from '../ledger/entry.ts';
import type { Programme } from '../ledger/programme.ts';
import { entryView } from './entry-view.ts';

/** A page of history: each entry in the words of the rules it was made under, branches and rewards as called today. */
export async function entryViews(
  directory: Directory,
  programme: Programme,
  entries: readonly ChainedEntry[],
): Promise<EntryView[]> {
  const names = await directory.names(programme);
  return Promise.all(
    entries.map(async ({ entry }) => {
      const { document } = await directory.ruleVersion(programme, entry.ruleVersion);
      return entryView(entry, document, names);
    }),
  );
}
