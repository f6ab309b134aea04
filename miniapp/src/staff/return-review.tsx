import type { SoldBill } from '@quaylai/shared/api/return-models';
import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Card, Facts } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Notice } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { moment, money, pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { type Goods, noGoods, ReturnGoods } from './return-goods.tsx';
import { ReturnNumbers } from './return-numbers.tsx';
import { SignedIn } from './staff-frame.tsx';
import { TillMember } from './till-member.tsx';
import { useConfirmation } from './use-confirmation.ts';

interface ReviewProps {
  bill: SoldBill;
  onBack: () => void;
  onDone: (receipt: Replied<'POST /v1/staff/returns'>) => void;
}

/** What taking goods back does, to the point, before money moves. */
export function ReturnReview({ bill, onBack, onDone }: ReviewProps) {
  const { back: words, bill: billWords } = useStaffWords();
  const text = useFailureText();
  const unit = useUnit();
  const look = useAction('POST /v1/staff/returns/preview');
  const confirm = useAction('POST /v1/staff/returns');
  const [goods, setGoods] = useState<Goods>(noGoods);
  const left = bill.lines.reduce((sum, line) => sum + line.leftDong, 0);
  const chosen = goods.amountDong !== null || goods.lines.length > 0;
  const body = chosen ? { order: bill.order, ...goods } : null;
  const { preview, stale, changed, post } = useConfirmation(look, confirm, body, onDone);
  return (
    <Screen
      title={words.title}
      back="/staff"
      under={<SignedIn />}
      dock={
        <>
          {confirm.failure && (
            <Notice tone="bad">{confirm.failure.kind === 'offline' ? words.unknownSent : text(confirm.failure)}</Notice>
          )}
          <Button look="danger" busy={confirm.busy} disabled={!preview || stale} onClick={() => void post()}>
            {words.confirm}
          </Button>
          <Button look="quiet" onClick={onBack}>
            {words.other}
          </Button>
        </>
      }
    >
      <TillMember member={bill.member} />
      {left === 0 ? (
        <Notice tone="warn">{words.nothingLeft}</Notice>
      ) : (
        <ReturnGoods bill={bill} leftDong={left} goods={goods} onGoods={setGoods} />
      )}
      {changed && <Notice tone="warn">{billWords.changed}</Notice>}
      {look.failure && <Notice tone="bad">{text(look.failure)}</Notice>}
      {preview ? (
        <>
          <ReturnNumbers figures={preview} look={stale ? 'stale' : 'fresh'} />
          {preview.debtAfter > 0 && <Notice tone="warn">{words.debt(pointsOf(preview.debtAfter, unit))}</Notice>}
          {preview.tierAfter && <Notice tone="warn">{words.tierAfter(preview.tierAfter)}</Notice>}
        </>
      ) : (
        chosen && !look.failure && <Skeleton rows={2} />
      )}
      <Card>
        <Facts
          facts={[
            [words.bill, [bill.billNumber, moment(bill.at)].filter(Boolean).join(' · ')],
            [words.total, money(bill.totalDong)],
            [billWords.used, pointsOf(bill.pointsUsed, unit)],
            [billWords.earned, pointsOf(bill.pointsEarned, unit)],
            [words.left, money(left)],
          ]}
        />
      </Card>
    </Screen>
  );
}
