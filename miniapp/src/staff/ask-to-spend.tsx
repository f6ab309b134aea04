import { useEffect, useState } from 'react';
import { session } from '../api/api.ts';
import { waitMs } from '../api/attention.ts';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Countdown } from '../parts/countdown.tsx';
import { Card } from '../parts/list.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { Notice } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useShift } from './shift.ts';

interface AskProps {
  memberId: string;
  payableDong: number;
  /** The most that this bill takes. */
  max: number;
  onConfirmed: (points: number, visit: string) => void;
  onAsking: (asking: boolean) => void;
}

interface Asked {
  readonly requestId: string;
  readonly points: number;
  readonly expiresAt: string;
}

const waitMsMax = 10 * 60 * 1000;

/** No QR to scan: the customer is asked on their own phone, and nothing moves until they agree (S08). */
export function AskToSpend({ memberId, payableDong, max, onConfirmed, onAsking }: AskProps) {
  const { ask: words } = useStaffWords();
  const unit = useUnit();
  const text = useFailureText();
  const { branch } = useShift();
  const send = useAction('POST /v1/staff/members/{memberId}/spend-requests');
  const [points, setPoints] = useState<number | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [ended, setEnded] = useState<'REFUSED' | 'EXPIRED' | null>(null);
  if (asked) {
    const over = (because: 'REFUSED' | 'EXPIRED' | null) => {
      setAsked(null);
      setEnded(because);
    };
    return <Waiting memberId={memberId} asked={asked} onConfirmed={onConfirmed} onOver={over} onAsking={onAsking} />;
  }
  const ask = async (wanted: number) => {
    setEnded(null);
    const body = { branchId: branch.branchId, points: wanted, payableDong };
    const answer = await send.run({ params: { memberId }, body });
    if (answer?.ok) setAsked(answer.value);
  };
  const wanted = points ?? max;
  return (
    <Card>
      <p className="small quiet">{words.lead}</p>
      {ended && <Notice tone="warn">{words.ended[ended]}</Notice>}
      <MoneyField
        label={words.points}
        unit={unit}
        value={wanted === 0 ? null : wanted}
        onValue={(typed) => setPoints(typed ?? 0)}
        digitsMax={9}
      />
      {send.failure && <Notice tone="bad">{text(send.failure)}</Notice>}
      <Button look="second" icon="person" busy={send.busy} disabled={wanted === 0} onClick={() => void ask(wanted)}>
        {words.do(pointsOf(wanted, unit))}
      </Button>
    </Card>
  );
}

interface WaitingProps extends Pick<AskProps, 'memberId' | 'onConfirmed' | 'onAsking'> {
  asked: Asked;
  onOver: (because: 'REFUSED' | 'EXPIRED' | null) => void;
}

function Waiting({ memberId, asked, onConfirmed, onAsking, onOver }: WaitingProps) {
  const { ask: words } = useStaffWords();
  const unit = useUnit();
  const { value } = useAnswer(
    'GET /v1/staff/members/{memberId}/spend-requests/{requestId}',
    { params: { memberId, requestId: asked.requestId } },
    { liveFor: waitMs },
  );
  // A bill confirmed now would go without the points that the customer is just agreeing to.
  useEffect(() => {
    onAsking(true);
    return () => onAsking(false);
  }, [onAsking]);
  useEffect(() => {
    if (value?.state === 'CONFIRMED' && value.visit !== null) onConfirmed(value.points, value.visit);
    else if (value?.state === 'REFUSED' || value?.state === 'EXPIRED') onOver(value.state);
  });
  return (
    <Card>
      <p role="status">{words.waiting(pointsOf(asked.points, unit))}</p>
      <Countdown
        endsAt={Date.parse(asked.expiresAt) - session.serverNow() + Date.now()}
        wholeMs={waitMsMax}
        label={words.left}
        onEnd={() => onOver('EXPIRED')}
      />
      <Button look="quiet" onClick={() => onOver(null)}>
        {words.stop}
      </Button>
    </Card>
  );
}
