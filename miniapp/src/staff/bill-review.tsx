import { useRef, useState } from 'react';
import { takeKey } from '../api/api.ts';
import type { Replied, Sent } from '../api/client.ts';
import { codeOf } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Card, Facts } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Notice } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { money, multiplier, pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import type { Till } from './bill-flow.tsx';
import { BillNumber } from './bill-number.tsx';
import { BillNumbers } from './bill-numbers.tsx';
import { BillVouchers } from './bill-vouchers.tsx';
import { useShift } from './shift.ts';
import { SignedIn } from './staff-frame.tsx';
import { TillMember } from './till-member.tsx';
import { useConfirmation } from './use-confirmation.ts';
import { useKeepBill } from './use-keep-bill.ts';
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
  const { bill: words, late } = useStaffWords();
  const keepBill = useKeepBill();
  const text = useFailureText();
  const unit = useUnit();
  const { branch } = useShift();
  const look = useAction('POST /v1/staff/earns/preview');
  const confirm = useAction('POST /v1/staff/earns');
  const [{ pointsUsed, visit }, setPayment] = useState({ pointsUsed: 0, visit: till.visit });
  const [vouchers, setVouchers] = useState<readonly string[]>([]);
  const [billNumber, setBillNumber] = useState('');
  const [asking, setAsking] = useState(false);
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
  // Whose answer may be lost: the bill that waits is this one, whatever was typed since.
  const sent = useRef<Sent<'POST /v1/staff/earns'> | null>(null);
  const confirmed = {
    ...confirm,
    run: (asked: Sent<'POST /v1/staff/earns'>) => {
      sent.current = asked;
      return confirm.run(asked);
    },
  };
  const { preview, stale, changed, post } = useConfirmation(look, confirmed, body, onDone);
  const isAway = look.failure?.kind === 'offline' || confirm.failure?.kind === 'offline';
  // What spends needs an answer now; what only earns can wait, under the key of the confirmation that may have arrived.
  const canWait = isAway && !confirm.busy && pointsUsed === 0 && vouchers.length === 0 && keepBill !== null;
  const keepLate = canWait
    ? () => {
        const asked = confirm.failure === null ? null : sent.current;
        const key = asked ? takeKey('POST /v1/staff/earns', asked) : crypto.randomUUID();
        const { memberId, phoneMasked } = till.member;
        const number = asked ? asked.body.billNumber : body.billNumber;
        keepBill?.({ key, customer: { memberId, phoneMasked }, amountDong, billNumber: number });
        onKept();
      }
    : null;
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
          <Button busy={confirm.busy} disabled={!preview || stale || asking} onClick={() => void post()}>
            {asking ? words.asking : words.confirm}
          </Button>
          {keepLate && (
            <Button look="second" icon="clock" onClick={keepLate}>
              {late.keep}
            </Button>
          )}
          <Button look="quiet" onClick={onEdit}>
            {words.edit}
          </Button>
        </>
      }
    >
      <TillMember member={till.member} />
      {changed && <Notice tone="warn">{words.changed}</Notice>}
      {look.failure && (
        <Notice tone="bad">{look.failure.kind === 'offline' ? late.noPreview : text(look.failure)}</Notice>
      )}
      {preview ? (
        <BillNumbers bill={preview} look={stale ? 'stale' : 'fresh'} />
      ) : (
        !look.failure && <Skeleton rows={2} />
      )}
      {preview?.tierReached && <Notice tone="good">{words.tierReached(preview.tierReached)}</Notice>}
      {preview && (
        <Card>
          <Facts
            facts={[
              [words.eligible, money(preview.eligibleDong)],
              [words.multiplier, `×${multiplier(preview.multiplierPercent)}`],
              ...(preview.tierDiscountDong > 0
                ? [[words.tierDiscount, `−${money(preview.tierDiscountDong)}`] as const]
                : []),
              ...preview.campaigns.map((one) => [one.name, `+${pointsOf(one.points, unit)}`] as const),
              ...preview.vouchers.map((one) => [one.rewardName, `−${money(one.offDong)}`] as const),
            ]}
          />
        </Card>
      )}
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
        onAsking={setAsking}
      />
      <BillNumber
        label={words.number}
        value={billNumber}
        onValue={setBillNumber}
        error={codeOf(look.failure) === 'DUPLICATE_BILL' && look.failure ? text(look.failure) : undefined}
      />
    </Screen>
  );
}
