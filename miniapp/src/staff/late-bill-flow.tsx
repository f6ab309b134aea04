import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { Notice } from '../parts/states.tsx';
import { money, phone as phoneText } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { BillAmount } from './bill-amount.tsx';
import { BillNumber } from './bill-number.tsx';
import { LateSaved } from './late-saved.tsx';
import { SignedIn } from './staff-frame.tsx';
import { useKeepBill } from './use-keep-bill.ts';

/** A bill without a network: how much, for whom, kept. What it gives is said by the server, later. */
export function LateBillFlow({ phone }: { phone: string }) {
  const { bill: words, late } = useStaffWords();
  const keepBill = useKeepBill();
  const [key] = useState(() => crypto.randomUUID());
  const [amountDong, setAmount] = useState(0);
  const [billNumber, setBillNumber] = useState('');
  const [saved, setSaved] = useState(false);
  if (saved) return <LateSaved amountDong={amountDong} who={phoneText(phone)} />;
  const save = () => {
    keepBill?.({ key, customer: { phone }, amountDong, billNumber: billNumber.trim() || null });
    setSaved(true);
  };
  return (
    <Screen
      title={words.title}
      back="/staff"
      under={<SignedIn />}
      dock={
        <>
          {!keepBill && <Notice tone="bad">{late.full}</Notice>}
          <Button disabled={amountDong === 0 || !keepBill} onClick={save}>
            {amountDong === 0 ? late.save : late.saveOf(money(amountDong))}
          </Button>
        </>
      }
    >
      <Card tone="warn">
        <p className="strong">{phoneText(phone)}</p>
        <p className="small">{late.lead}</p>
      </Card>
      <BillAmount value={amountDong} onValue={setAmount} />
      <BillNumber label={words.number} value={billNumber} onValue={setBillNumber} />
    </Screen>
  );
}
