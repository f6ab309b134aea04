import type { Replied } from '../api/client.ts';
import { Card, Facts } from '../parts/list.tsx';
import { useUnit } from '../state/use-unit.ts';
import { money, multiplier, pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

/** What the points of a bill are made of, and what comes off it. */
export function BillFacts({ preview }: { preview: Replied<'POST /v1/staff/earns/preview'> }) {
  const { bill: words } = useStaffWords();
  const unit = useUnit();
  const discount = preview.tierDiscountDong;
  return (
    <Card>
      <Facts
        facts={[
          [words.eligible, money(preview.eligibleDong)],
          [words.multiplier, `×${multiplier(preview.multiplierPercent)}`],
          ...(discount > 0 ? [[words.tierDiscount, `−${money(discount)}`] as const] : []),
          ...preview.campaigns.map((one) => [one.name, `+${pointsOf(one.points, unit)}`] as const),
          ...preview.vouchers.map((one) => [one.rewardName, `−${money(one.offDong)}`] as const),
        ]}
      />
    </Card>
  );
}
