import type { EntryView } from '@quaylai/shared/api/member-models';
import { lazy, type ReactNode, Suspense } from 'react';
import { useToday } from '../api/use-today.ts';
import { Dotted } from '../parts/dotted.tsx';
import type { IconName } from '../parts/icon.tsx';
import { List, ListRow } from '../parts/list.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { change, dayOf, money, pointsOf, shortDay } from '../words/format.ts';
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

/** What is said after the points: «Hoá đơn 350.000đ · CN Nguyễn Huệ · 21/11». */
export function detailsOf(entry: EntryView, words: Words, unit: string, today: string): readonly string[] {
  const { refund, availableOn } = entry;
  const reached = entry.tierReached && words.history.reached(entry.tierReached);
  const waits = availableOn !== null && availableOn > today && words.history.usableFrom(shortDay(availableOn));
  const facts = refund ? refundFacts(refund, entry.amountDong, words, unit) : [billOf(entry, words)];
  return [...facts, waits, reached, entry.branchName, shortDay(dayOf(entry.at))].filter(
    (fact): fact is string => typeof fact === 'string' && fact !== '',
  );
}

const billOf = ({ amountDong, label }: EntryView, words: Words): string | null =>
  amountDong === null ? label : words.history.bill(money(amountDong));

/** What a return did: the goods, the points both ways, the money (C6). */
function refundFacts(
  { restored, takenBack, cashDong }: NonNullable<EntryView['refund']>,
  returnedDong: number | null,
  { history }: Words,
  unit: string,
): readonly (string | false)[] {
  return [
    returnedDong !== null && history.returned(money(returnedDong)),
    restored > 0 && history.restored(pointsOf(restored, unit)),
    takenBack > 0 && history.takenBack(pointsOf(takenBack, unit)),
    cashDong > 0 && history.cashBack(money(cashDong)),
  ];
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
  const today = useToday();
  // A history has one list a month, and only the list with the entry answers for it.
  const asked = entries.some(({ seq }) => String(seq) === why.opened) ? why.opened : null;
  return (
    <>
      <List>
        {entries.map((entry) => (
          <ListRow
            key={entry.seq}
            icon={icons[entry.kind] ?? 'star'}
            title={entry.refund ? words.history.refund : words.history.kind[entry.kind]}
            detail={<Dotted facts={detailsOf(entry, words, unit, today)} />}
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
      {asked && <Suspense fallback={null}>{explain(asked, why.close)}</Suspense>}
    </>
  );
}
