import { useState } from 'react';
import { Card, List, ListRow } from '../parts/list.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { Toggle, Toggles } from '../parts/toggle.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { AskToSpend } from './ask-to-spend.tsx';
import type { Till } from './bill-flow.tsx';

interface UsePointsProps {
  till: Till;
  payableDong: number;
  max: number;
  used: number;
  /** With the proof that lets the bill use them. */
  onUsed: (points: number, visit: string | null) => void;
  /** The customer is being asked on their own phone, or no longer. */
  onAsking: (asking: boolean) => void;
}

/** How much of the bill points pay: at once after a scan, otherwise when the customer confirmed in Zalo (S08). */
export function UsePoints({ till, payableDong, max, used, onUsed, onAsking }: UsePointsProps) {
  const { bill: words } = useStaffWords();
  const unit = useUnit();
  const [confirmed, setConfirmed] = useState<{ visit: string; points: number } | null>(null);
  const [wanted, setWanted] = useState(false);
  if (till.member.available === 0) return null;
  const visit = till.visit ?? confirmed?.visit ?? null;
  if (visit === null && !wanted) {
    return (
      <List>
        <ListRow icon="person" title={words.usePoints} detail={words.usePointsHow} onTap={() => setWanted(true)} />
      </List>
    );
  }
  if (visit === null) {
    return (
      <AskToSpend
        memberId={till.member.memberId}
        payableDong={payableDong}
        max={max}
        onAsking={onAsking}
        onConfirmed={(points, proof) => {
          setConfirmed({ visit: proof, points });
          onUsed(points, proof);
        }}
      />
    );
  }
  const most = confirmed ? Math.min(max, confirmed.points) : max;
  return (
    <Card>
      <MoneyField
        label={words.usePoints}
        unit={unit}
        value={used === 0 ? null : used}
        onValue={(points) => onUsed(points ?? 0, visit)}
        digitsMax={9}
      />
      <Toggles>
        <Toggle on={used === 0} onTap={() => onUsed(0, visit)}>
          {words.noPoints}
        </Toggle>
        {most > 0 && (
          <Toggle on={used === most} onTap={() => onUsed(most, visit)}>
            {words.mostPoints(pointsOf(most, unit))}
          </Toggle>
        )}
      </Toggles>
    </Card>
  );
}
