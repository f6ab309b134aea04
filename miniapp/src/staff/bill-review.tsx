import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { codeOf } from '../api/failure.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Notice } from '../parts/states.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';
import { BillFacts } from './bill-facts.tsx';
import type { Till } from './bill-flow.tsx';
import { BillNumber } from './bill-number.tsx';
import { BillNumbers } from './bill-numbers.tsx';
import { BillVouchers } from './bill-vouchers.tsx';
import { SignedIn } from './staff-frame.tsx';
import { TillMember } from './till-member.tsx';
import { type Bill, useBill } from './use-bill.ts';
import { useKeepLate } from './use-keep-late.ts';
import { UsePoints } from './use-points.tsx';

interface ReviewProps {
  till: Till;
  amountDong: number;
  onEdit: () => void;
  /** There is no network, and the bill waits on this phone. */
  onKept: () => void;
  onDone: (receipt: Replied<'POST /v1/staff/earns'>) => void;
}

/** What will be posted, to the point, before it is: confirming carries the preview's hash back (decisions 16). */
export function BillReview({ till, amountDong, onEdit, onKept, onDone }: ReviewProps) {
  const { bill: words } = useStaffWords();
  const text = useFailureText();
  const bill = useBill(till, amountDong, onDone);
  const keepLate = useKeepLate(till, bill);
  const [asking, setAsking] = useState(false);
  const { draft, change, look, preview } = bill;
  const keep =
    keepLate &&
    (() => {
      keepLate();
      onKept();
    });
  return (
    <Screen
      title={words.review}
      back="/staff"
      under={<SignedIn />}
      dock={<Confirming bill={bill} asking={asking} onKeep={keep} onEdit={onEdit} />}
    >
      <TillMember member={till.member} />
      <Preview bill={bill} />
      <BillVouchers
        memberId={till.member.memberId}
        chosen={draft.vouchers}
        onChosen={(vouchers) => change({ vouchers })}
        off={preview?.vouchers ?? []}
      />
      <UsePoints
        till={till}
        payableDong={preview?.payDong ?? amountDong}
        max={preview?.pointsUsableMax ?? 0}
        used={draft.pointsUsed}
        onUsed={(pointsUsed, visit) => change({ pointsUsed, visit })}
        onAsking={setAsking}
      />
      <BillNumber
        label={words.number}
        value={draft.billNumber}
        onValue={(billNumber) => change({ billNumber })}
        error={codeOf(look.failure) === 'DUPLICATE_BILL' && look.failure ? text(look.failure) : undefined}
      />
    </Screen>
  );
}

interface ConfirmingProps {
  bill: Bill;
  /** The customer has not answered on their phone yet. */
  asking: boolean;
  onKeep: (() => void) | null;
  onEdit: () => void;
}

function Confirming({ bill: { confirm, preview, stale, post }, asking, onKeep, onEdit }: ConfirmingProps) {
  const { bill: words, late } = useStaffWords();
  const text = useFailureText();
  const { busy, failure } = confirm;
  return (
    <>
      {failure && <Notice tone="bad">{failure.kind === 'offline' ? words.unknownSent : text(failure)}</Notice>}
      <Button busy={busy} disabled={!preview || stale || asking} onClick={() => void post()}>
        {asking ? words.asking : words.confirm}
      </Button>
      {onKeep && (
        <Button look="second" icon="clock" onClick={onKeep}>
          {late.keep}
        </Button>
      )}
      <Button look="quiet" onClick={onEdit}>
        {words.edit}
      </Button>
    </>
  );
}

function Preview({ bill: { look, preview, stale, changed } }: { bill: Bill }) {
  const { bill: words, late } = useStaffWords();
  const text = useFailureText();
  const { failure } = look;
  return (
    <>
      {changed && <Notice tone="warn">{words.changed}</Notice>}
      {failure && <Notice tone="bad">{failure.kind === 'offline' ? late.noPreview : text(failure)}</Notice>}
      {preview ? <BillNumbers bill={preview} look={stale ? 'stale' : 'fresh'} /> : !failure && <Skeleton rows={2} />}
      {preview?.tierReached && <Notice tone="good">{words.tierReached(preview.tierReached)}</Notice>}
      {preview && <BillFacts preview={preview} />}
    </>
  );
}
