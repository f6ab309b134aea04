import { AmountPad } from '../parts/amount-pad.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useWords } from '../words/use-words.ts';

/** No single bill of a shop is larger; a slip of the thumb is. */
const amountDongMax = 999_999_999;

/** What a bill comes to, typed with one thumb; whole đồng, 0 while nothing was typed. */
export function BillAmount({ value, onValue }: { value: number; onValue: (amountDong: number) => void }) {
  const { bill: words } = useStaffWords();
  const { parts } = useWords();
  return (
    <AmountPad
      label={words.amount}
      unit="đ"
      eraseLabel={parts.erase}
      value={value}
      onValue={onValue}
      max={amountDongMax}
    />
  );
}
