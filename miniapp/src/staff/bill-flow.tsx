import type { MemberCard } from '@quaylai/shared/api/member-models';
import { useState } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import type { Replied } from '../api/client.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';
import { BillAmount } from './bill-amount.tsx';
import { BillReview } from './bill-review.tsx';
import { LateBillFlow } from './late-bill-flow.tsx';
import { LateSaved } from './late-saved.tsx';
import { Receipt } from './receipt.tsx';
import { SignedIn } from './staff-frame.tsx';
import { TillMember } from './till-member.tsx';
import { useShiftLog } from './use-shift-log.ts';

/** A customer whom nobody can look up now: their number is all that is known, and the bill waits on this phone. */
export interface LateTill {
  readonly phone: string;
}

/** The customer at the till; `visit` proves that their QR was scanned here, which spending points needs. */
export interface Till {
  readonly member: MemberCard;
  readonly visit: string | null;
}

type Posted = Replied<'POST /v1/staff/earns'>;

/** One question a screen: how much, is this right, done. */
export function BillFlow() {
  const { bill: words, counter } = useStaffWords();
  const till = useLocation().state as Till | LateTill | null;
  const { note } = useShiftLog();
  const [amount, setAmount] = useState(0);
  const [reviewing, setReviewing] = useState(false);
  const [kept, setKept] = useState(false);
  const [receipt, setReceipt] = useState<Posted | null>(null);
  // Opened by a link or reloaded: there is nobody at the till yet.
  if (till && 'phone' in till) return <LateBillFlow phone={till.phone} />;
  if (!till?.member) return <Navigate to="/staff" replace />;
  if (receipt) return <Receipt receipt={receipt} member={till.member} amountDong={amount} />;
  const done = (posted: Posted) => {
    const { pointsEarned: earned, pointsUsed: used } = posted;
    note({ kind: 'EARN', who: till.member.phoneMasked, amountDong: amount, earned, used });
    setReceipt(posted);
  };
  if (kept)
    return <LateSaved amountDong={amount} who={till.member.name ?? till.member.phoneMasked ?? counter.noName} />;
  if (reviewing)
    return (
      <BillReview
        till={till}
        amountDong={amount}
        onEdit={() => setReviewing(false)}
        onKept={() => setKept(true)}
        onDone={done}
      />
    );
  return (
    <Screen
      title={words.title}
      back="/staff"
      under={<SignedIn />}
      dock={
        <Button disabled={amount === 0} onClick={() => setReviewing(true)}>
          {words.next}
        </Button>
      }
    >
      <TillMember member={till.member} withNotes />
      <BillAmount value={amount} onValue={setAmount} />
    </Screen>
  );
}
