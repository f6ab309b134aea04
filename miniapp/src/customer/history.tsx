import type { EntryView } from '@quaylai/shared/api/member-models';
import { glanceMs } from '../api/attention.ts';
import { Awaiting } from '../api/awaiting.tsx';
import { More } from '../api/more.tsx';
import { usePages } from '../api/use-pages.ts';
import { Section } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { dayOf } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Movements } from './movements.tsx';

/** "2026-11" → its entries, newest month first, by the Vietnamese day. */
export function byMonth(
  entries: readonly EntryView[],
): readonly (readonly [month: string, entries: readonly EntryView[]])[] {
  const months = new Map<string, EntryView[]>();
  for (const entry of entries) {
    const month = dayOf(entry.at).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months];
}

export function History() {
  const { history: words } = useWords();
  const unit = useUnit();
  const { items, failure, refresh, more } = usePages('GET /v1/me/entries', { query: {} }, { liveFor: glanceMs });
  return (
    <Screen title={words.title} back="/">
      {!items && <Awaiting failure={failure} onRetry={refresh} rows={6} />}
      {items?.length === 0 && (
        <EmptyState icon="bill" title={words.empty}>
          {words.emptyHint}
        </EmptyState>
      )}
      {byMonth(items ?? []).map(([month, entries]) => (
        <Section key={month} title={words.month(month.slice(5), month.slice(0, 4))}>
          <Movements entries={entries} unit={unit} />
        </Section>
      ))}
      <More {...more} />
    </Screen>
  );
}
