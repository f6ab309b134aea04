import type { EntryView } from '@quaylai/shared/api/member-models';
import { lazy, type ReactNode, Suspense } from 'react';
import type { IconName } from '../parts/icon.tsx';
import { List, ListRow } from '../parts/list.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { change, dayOf, money, shortDay } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/vi.ts';

const Why = lazy(async () => ({ default: (await import('./why.tsx')).Why }));

const icons: Partial<Record<EntryView['kind'], IconName>> = {
  EARN: 'bill',
  BONUS: 'star',
  HOLD: 'clock',
  CAPTURE: 'gift',
  RELEASE: 'refresh',
  RESTORE: 'refresh',
  EXPIRE: 'clock',
  TIER: 'star',
};

/** The sentence after the points: «Hoá đơn 350.000đ · CN Nguyễn Huệ · 21/11». */
export function detailOf(entry: EntryView, words: Words): string {
  const bill = entry.amountDong === null ? entry.label : words.history.bill(money(entry.amountDong));
  const reached = entry.tierReached && words.history.reached(entry.tierReached);
  return [bill, reached, entry.branchName, shortDay(dayOf(entry.at))].filter(Boolean).join(' · ');
}

type Explain = (seq: string, onClose: () => void) => ReactNode;

interface MovementsProps {
  entries: readonly EntryView[];
  unit: string;
  /** Whose entries these are decides who is asked; one's own unless said otherwise. */
  explain?: Explain;
}

const explainMine: Explain = (seq, onClose) => <Why seq={seq} onClose={onClose} />;

/** Movements, each a sentence that opens its own «Vì sao?». */
export function Movements({ entries, unit, explain = explainMine }: MovementsProps) {
  const words = useWords();
  const why = useSheet('why');
  return (
    <>
      <List>
        {entries.map((entry) => (
          <ListRow
            key={entry.seq}
            icon={icons[entry.kind] ?? 'star'}
            title={words.history.kind[entry.kind]}
            detail={detailOf(entry, words)}
            end={
              <span className={entry.points > 0 ? 'strong number good' : 'strong number'}>
                {change(entry.points, unit)}
              </span>
            }
            arrow={false}
            onTap={() => why.open(String(entry.seq))}
          />
        ))}
      </List>
      {why.opened && <Suspense fallback={null}>{explain(why.opened, why.close)}</Suspense>}
    </>
  );
}
