import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Qr } from '../parts/lazy-qr.tsx';
import { Notice } from '../parts/states.tsx';
import { moment, money } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { BillAmount } from './bill-amount.tsx';
import { useShift } from './shift.ts';
import { StaffFrame } from './staff-frame.tsx';

/** A bill as a one-time QR that the customer scans to collect its points (E22). */
export function BillQr() {
  const { billQr: words } = useStaffWords();
  const text = useFailureText();
  const { branch } = useShift();
  const make = useAction('POST /v1/staff/bills');
  const [amount, setAmount] = useState(0);
  const [made, setMade] = useState<Replied<'POST /v1/staff/bills'> | null>(null);
  const run = async () => {
    const answer = await make.run({ body: { branchId: branch.branchId, amountDong: amount, billNumber: null } });
    if (answer?.ok) setMade(answer.value);
  };
  const another = () => {
    setMade(null);
    setAmount(0);
  };
  if (made) {
    return (
      <StaffFrame title={words.title} dock={<Button onClick={another}>{words.another}</Button>}>
        <p className="h2 center number">{money(made.amountDong)}</p>
        <Qr text={made.content} label={words.label(money(made.amountDong))} />
        <p className="center quiet">{words.until(moment(made.expiresAt))}</p>
        <p className="center quiet small">{words.lead}</p>
      </StaffFrame>
    );
  }
  return (
    <StaffFrame
      title={words.title}
      dock={
        <>
          {make.failure && <Notice tone="bad">{text(make.failure)}</Notice>}
          <Button busy={make.busy} disabled={amount === 0} onClick={() => void run()}>
            {words.make}
          </Button>
        </>
      }
    >
      <BillAmount value={amount} onValue={setAmount} />
    </StaffFrame>
  );
}
