import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { codeOf } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Card, Facts } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Notice } from '../parts/states.tsx';
import { money, multiplier } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import type { Till } from './bill-flow.tsx';
import { BillNumbers } from './bill-numbers.tsx';
import { BillVouchers } from './bill-vouchers.tsx';
import { useShift } from './shift.ts';
import { SignedIn } from './staff-frame.tsx';
import { TillMember } from './till-member.tsx';
import { UsePoints } from './use-points.tsx';
import { usePreview } from './use-preview.ts';

interface ReviewProps {
  till: Till;
  amountDong: number;
  onEdit: () => void;
  onDone: (receipt: Replied<'POST /v1/staff/earns'>) => void;
}

const billNumberCharsMax = 100;

/** What will be posted, to the point, before it is: confirming carries the preview's hash back (decisions 16). */
export function BillReview({ till, amountDong, onEdit, onDone }: ReviewProps) {
  const { bill: words } = useStaffWords();
  const text = useFailureText();
  const { branch } = useShift();
  const look = useAction('POST /v1/staff/earns/preview');
  const confirm = useAction('POST /v1/staff/earns');
  const [{ pointsUsed, visit }, setPayment] = useState({ pointsUsed: 0, visit: till.visit });
  const [vouchers, setVouchers] = useState<readonly string[]>([]);
  const [billNumber, setBillNumber] = useState('');
  const [changed, setChanged] = useState(false);
  const body = {
    memberId: till.member.memberId,
    branchId: branch.branchId,
    amountDong,
    lines: [],
    billNumber: billNumber.trim() || null,
    pointsUsed,
    visit,
    vouchers: [...vouchers],
  };
  const { preview, stale, askAgain } = usePreview(look.run, body);
  const post = async () => {
    if (!preview || stale) return;
    setChanged(false);
    const answer = await confirm.run({ body: { ...body, previewHash: preview.hash } });
    if (answer?.ok) onDone(answer.value);
    else if (answer && codeOf(answer.failure) === 'PREVIEW_CHANGED') {
      confirm.clear();
      setChanged(true);
      askAgain();
    }
  };
  return (
    <Screen
      title={words.review}
      back="/staff"
      under={<SignedIn />}
      dock={
        <>
          {confirm.failure && (
            <Notice tone="bad">{confirm.failure.kind === 'offline' ? words.unknownSent : text(confirm.failure)}</Notice>
          )}
          <Button busy={confirm.busy} disabled={!preview || stale} onClick={() => void post()}>
            {words.confirm}
          </Button>
          <Button look="quiet" onClick={onEdit}>
            {words.edit}
          </Button>
        </>
      }
    >
      <TillMember member={till.member} />
      {changed && <Notice tone="warn">{words.changed}</Notice>}
      {look.failure && <Notice tone="bad">{text(look.failure)}</Notice>}
      {preview ? (
        <BillNumbers bill={preview} look={stale ? 'stale' : 'fresh'} />
      ) : (
        !look.failure && <Skeleton rows={2} />
      )}
      {preview?.tierReached && <Notice tone="good">{words.tierReached(preview.tierReached)}</Notice>}
      <BillVouchers
        memberId={till.member.memberId}
        chosen={vouchers}
        onChosen={setVouchers}
        off={preview?.vouchers ?? []}
      />
      <UsePoints
        till={till}
        payableDong={preview?.payDong ?? amountDong}
        max={preview?.pointsUsableMax ?? 0}
        used={pointsUsed}
        onUsed={(points, proof) => setPayment({ pointsUsed: points, visit: proof })}
      />
      {preview && (
        <Card>
          <Facts
            facts={[
              [words.eligible, money(preview.eligibleDong)],
              [words.multiplier, `×${multiplier(preview.multiplierPercent)}`],
              ...(preview.tierDiscountDong > 0
                ? [[words.tierDiscount, `−${money(preview.tierDiscountDong)}`] as const]
                : []),
              ...preview.vouchers.map((one) => [one.rewardName, `−${money(one.offDong)}`] as const),
            ]}
          />
        </Card>
      )}
      <TextField
        label={words.number}
        value={billNumber}
        onValue={setBillNumber}
        maxLength={billNumberCharsMax}
        autoComplete="off"
        error={codeOf(look.failure) === 'DUPLICATE_BILL' && look.failure ? text(look.failure) : undefined}
      />
    </Screen>
  );
}
