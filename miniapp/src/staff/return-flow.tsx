import type { SoldBill } from '@quaylai/shared/api/return-models';
import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Notice } from '../parts/states.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';
import { BillNumber } from './bill-number.tsx';
import { Done } from './done.tsx';
import { ReturnNumbers } from './return-numbers.tsx';
import { ReturnReview } from './return-review.tsx';
import { useShift } from './shift.ts';
import { SignedIn } from './staff-frame.tsx';
import { TillMember } from './till-member.tsx';
import { useShiftLog } from './use-shift-log.ts';

type Receipt = Replied<'POST /v1/staff/returns'>;

/** Goods come back: which bill, what of it, what that does, done. */
export function ReturnFlow() {
  const { note } = useShiftLog();
  const [bill, setBill] = useState<SoldBill | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  if (bill && receipt) return <ReturnDone bill={bill} receipt={receipt} />;
  if (bill) {
    const done = (posted: Receipt) => {
      const { cashDong: amountDong, pointsTaken: earned, pointsRestored: used } = posted;
      note({ kind: 'RETURN', who: bill.member.phoneMasked, amountDong, earned, used });
      setReceipt(posted);
    };
    return <ReturnReview bill={bill} onBack={() => setBill(null)} onDone={done} />;
  }
  return <FindBill onFound={setBill} />;
}

function FindBill({ onFound }: { onFound: (bill: SoldBill) => void }) {
  const { back: words } = useStaffWords();
  const text = useFailureText();
  const { branch } = useShift();
  const find = useAction('POST /v1/staff/orders/find');
  const [number, setNumber] = useState('');
  const look = async () => {
    const body = { branchId: branch.branchId, billNumber: number.trim(), source: null };
    const answer = await find.run({ body });
    if (answer?.ok) onFound(answer.value);
  };
  return (
    <Screen title={words.title} back="/staff" under={<SignedIn />}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim()) void look();
        }}
      >
        <BillNumber label={words.number} hint={words.numberHint} value={number} onValue={setNumber} />
        <Button icon="search" submit busy={find.busy} disabled={number.trim() === ''}>
          {words.find}
        </Button>
      </form>
      {find.failure && <Notice tone="bad">{text(find.failure)}</Notice>}
    </Screen>
  );
}

function ReturnDone({ bill, receipt }: { bill: SoldBill; receipt: Receipt }) {
  const { back: words } = useStaffWords();
  return (
    <Done bar={words.title} title={words.done}>
      <ReturnNumbers figures={receipt} look="done" />
      {receipt.tierAfter && <Notice tone="warn">{words.tierAfter(receipt.tierAfter)}</Notice>}
      <TillMember member={{ ...bill.member, available: receipt.available }} />
    </Done>
  );
}
