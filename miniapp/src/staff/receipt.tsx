import type { MemberCard } from '@quaylai/shared/api/member-models';
import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { Notice } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { BillNumbers } from './bill-numbers.tsx';
import { Done } from './done.tsx';
import { TillMember } from './till-member.tsx';
import { Undo } from './undo.tsx';
import { useShiftLog } from './use-shift-log.ts';

interface ReceiptProps {
  receipt: Replied<'POST /v1/staff/earns'>;
  member: MemberCard;
  amountDong: number;
}

/** What the server posted, and the way to the next customer. */
export function Receipt({ receipt, member, amountDong }: ReceiptProps) {
  const { receipt: words, bill } = useStaffWords();
  const unit = useUnit();
  const { note } = useShiftLog();
  const [undone, setUndone] = useState<Pick<MemberCard, 'available'> | null>(null);
  if (undone) return <Undone member={{ ...member, available: undone.available }} />;
  const { tierReached, lookReached } = receipt;
  const tier =
    tierReached === null ? member.tier : { ...member.tier, name: tierReached, look: lookReached ?? member.tier.look };
  return (
    <Done bar={bill.title} title={words.title} detail={words.balance(pointsOf(receipt.available, unit))}>
      <BillNumbers bill={receipt} look="done" />
      <Undo
        memberId={member.memberId}
        entrySeq={receipt.entrySeq}
        onUndone={(answer) => {
          const { pointsEarned: earned, pointsUsed: used } = receipt;
          note({ kind: 'UNDO', who: member.phoneMasked, amountDong, earned, used });
          setUndone(answer);
        }}
      />
      {tierReached && <Notice tone="good">{words.tier(tierReached)}</Notice>}
      <TillMember member={{ ...member, tier, available: receipt.available }} reached={tierReached !== null} />
    </Done>
  );
}

function Undone({ member }: { member: MemberCard }) {
  const { undo: words, receipt: receiptWords, bill } = useStaffWords();
  const unit = useUnit();
  return (
    <Done bar={bill.title} title={words.title} detail={receiptWords.balance(pointsOf(member.available, unit))}>
      <p className="quiet center">{words.body}</p>
      <TillMember member={member} />
    </Done>
  );
}
