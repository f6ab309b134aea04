import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router-dom';
import { session } from '../api/api.ts';
import { glanceMs, waitMs as patienceMs } from '../api/attention.ts';
import { Awaiting } from '../api/awaiting.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { Button } from '../parts/button.tsx';
import { Countdown } from '../parts/countdown.tsx';
import { Card, Facts } from '../parts/list.tsx';
import { Picture } from '../parts/picture.tsx';
import { Screen } from '../parts/screen.tsx';
import { Notice } from '../parts/states.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { useUnit } from '../state/use-unit.ts';
import { day, dayOf, moment, pointsOf, voucherCode } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { BenefitList } from './benefit-list.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { FreshUndo, useUndoLeft } from './fresh-undo.tsx';
import { PresentSheet } from './present-sheet.tsx';
import { VoucherQr } from './voucher-qr.tsx';

const waitMs = 10 * 60 * 1000;
const waits = (one: RedemptionView): boolean => one.state === 'HELD' || one.state === 'RESERVED';

/** One voucher or counter gift, live while somebody at the counter has to decide. */
export function Voucher() {
  const { vouchers: words } = useCustomerWords();
  const { redemptionId = '' } = useParams();
  const qr = useSheet('qr');
  const [live, setLive] = useState(false);
  const { value, failure, refresh } = useAnswer(
    'GET /v1/me/redemptions/{redemptionId}',
    { params: { redemptionId } },
    { liveFor: live || qr.opened ? patienceMs : glanceMs },
  );
  useEffect(() => setLive(value !== null && waits(value)), [value]);
  useClosedQr(value, qr.opened !== null, qr.close);
  return (
    <Screen title={value?.rewardName ?? words.title} back="/vouchers">
      {!value && <Awaiting failure={failure} onRetry={refresh} tall rows={3} />}
      {value && <Detail redemption={value} onShowQr={() => qr.open()} refresh={refresh} />}
      {value && qr.opened && <VoucherQr redemption={value} onClose={qr.close} />}
    </Screen>
  );
}

/** The counter took the voucher: the code has done its work and goes away. */
function useClosedQr(redemption: RedemptionView | null, opened: boolean, close: () => void): void {
  const closed = useRef(false);
  useEffect(() => {
    if (!opened) closed.current = false;
    if (!opened || closed.current || !redemption || redemption.state === 'ISSUED') return;
    closed.current = true;
    close();
  }, [redemption, opened, close]);
}

function Detail({
  redemption,
  onShowQr,
  refresh,
}: {
  redemption: RedemptionView;
  onShowQr: () => void;
  refresh: () => Promise<void>;
}) {
  const { vouchers: words } = useCustomerWords();
  const unit = useUnit();
  const cancel = useSheet('cancel');
  const present = useSheet('present');
  const facts: (readonly [string, string])[] = [
    [isBack(redemption) ? words.pointsBack : words.points, pointsOf(redemption.points, unit)],
    [words.exchanged, day(dayOf(redemption.createdAt))],
  ];
  if (redemption.lastDay) facts.push([words.until, day(redemption.lastDay)]);
  if (redemption.branchName) facts.push([words.branch, redemption.branchName]);
  const usable = redemption.state === 'ISSUED';
  const undoMs = useUndoLeft(redemption);
  return (
    <>
      {undoMs > 0 && <FreshUndo redemption={redemption} leftMs={undoMs} onDone={refresh} />}
      <Picture name={redemption.picture} size="wide" />
      <BenefitList terms={redemption.voucher} />
      <State redemption={redemption} onEnd={refresh} />
      {usable && redemption.code && (
        <Card>
          <p className="small quiet center">{words.code}</p>
          <p className="voucher-code">{voucherCode(redemption.code)}</p>
          <Button icon="qr" onClick={onShowQr}>
            {words.showQr}
          </Button>
          <Button look="second" onClick={() => present.open()}>
            {words.present}
          </Button>
        </Card>
      )}
      <Card>
        <Facts facts={facts} />
      </Card>
      {(usable || redemption.state === 'HELD') && undoMs === 0 && (
        <Button look="danger" onClick={() => cancel.open()}>
          {words.cancel}
        </Button>
      )}
      {cancel.opened && <CancelDialog redemption={redemption} onClose={cancel.close} onDone={refresh} />}
      {present.opened && <PresentSheet redemption={redemption} onClose={present.close} onDone={refresh} />}
    </>
  );
}

/** A counter gift that was not handed over, and whatever was cancelled, cost nothing in the end. */
const isBack = ({ state, kind }: RedemptionView): boolean =>
  state === 'REFUSED' || state === 'REVERSED' || (state === 'EXPIRED' && kind === 'COUNTER');

function State({ redemption, onEnd }: { redemption: RedemptionView; onEnd: () => Promise<void> }) {
  const { vouchers: words } = useCustomerWords();
  const { state, reason, decidedAt, expiresAt } = redemption;
  if (waits(redemption) && expiresAt) {
    const endsAt = Date.parse(expiresAt) - session.serverNow() + Date.now();
    return (
      <Card tone="warn">
        <h2 className="h3 center">{words.state[state]}</h2>
        <p className="center small">{words.heldHint}</p>
        <Countdown key={expiresAt} endsAt={endsAt} wholeMs={waitMs} label={words.waits} onEnd={() => void onEnd()} />
      </Card>
    );
  }
  if (state === 'REDEEMED') {
    return (
      <Notice tone="good">
        <p className="strong">{words.approved}</p>
        {decidedAt && <p className="small">{words.usedAt(moment(decidedAt))}</p>}
      </Notice>
    );
  }
  if (state === 'REFUSED') {
    return (
      <Notice tone="bad">
        <p className="strong">{words.refused}</p>
        {reason && <p className="small">{words.refusedBecause(reason)}</p>}
      </Notice>
    );
  }
  if (state === 'ISSUED') return null;
  return (
    <Notice tone="warn">
      {state === 'EXPIRED' && redemption.kind === 'COUNTER' ? words.lapsed : words.state[state]}
    </Notice>
  );
}
