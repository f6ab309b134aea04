import { Dotted } from '../parts/dotted.tsx';
import type { IconName } from '../parts/icon.tsx';
import { List, ListRow } from '../parts/list.tsx';
import type { ShiftAct } from '../state/my-shift.ts';
import { useUnit } from '../state/use-unit.ts';
import { money, pointsOf, timeOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

const icons: Readonly<Record<ShiftAct['kind'], IconName>> = {
  EARN: 'bill',
  UNDO: 'refresh',
  RETURN: 'refresh',
  APPROVE: 'gift',
  REFUSE: 'close',
};

/** What I did, newest first. */
export function MyActs({ acts }: { acts: readonly ShiftAct[] }) {
  const { shift: words } = useStaffWords();
  const unit = useUnit();
  return (
    <List>
      {acts.map(({ kind, at, who, amountDong, earned }) => (
        <ListRow
          key={`${kind} ${at}`}
          icon={icons[kind]}
          title={amountDong === null ? words.kind[kind] : `${words.kind[kind]} ${money(amountDong)}`}
          detail={<Dotted facts={[timeOf(at), who]} />}
          end={kind === 'EARN' && <span className="small number">+{pointsOf(earned, unit)}</span>}
        />
      ))}
    </List>
  );
}
