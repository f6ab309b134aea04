import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import { useState } from 'react';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Facts } from '../parts/list.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Picture } from '../parts/picture.tsx';
import { Notice } from '../parts/states.tsx';
import { Toggle, Toggles } from '../parts/toggle.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useWords } from '../words/use-words.ts';
import { takesMoneyOff } from './bill-vouchers.tsx';
import { useShift } from './shift.ts';
import { useDecision } from './use-decision.ts';

interface DecisionProps {
  approval: ApprovalView;
  onClose: () => void;
  /** What is on its way to the API, or null once that refused it. */
  onDecide?: (approval: ApprovalView | null) => void;
  onDone: () => Promise<void>;
}

const reasonCharsMax = 200;

/** A gift that waits at the counter: handed over, or refused with a reason. */
export function DecisionSheet({ approval, onClose, onDecide, onDone }: DecisionProps) {
  const { approvals: words } = useStaffWords();
  const { parts } = useWords();
  const text = useFailureText();
  const limit = useShift().me.approveLimitPoints;
  const overLimit = limit !== null && approval.points > limit ? limit : null;
  const [step, setStep] = useState<'look' | 'refuse'>('look');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const reason = typed.trim();
  const { approve, refuse, busy, failure } = useDecision(approval, {
    onDecide,
    onDecided: async () => {
      onClose();
      await onDone();
    },
  });
  const runRefuse = async () => {
    setTried(true);
    if (reason !== '') await refuse(reason);
  };
  const looking = (
    <>
      {!takesMoneyOff(approval) && overLimit === null && (
        <Button busy={busy} onClick={() => void approve()}>
          {words.approve}
        </Button>
      )}
      <Button look="danger" onClick={() => setStep('refuse')}>
        {words.refuse}
      </Button>
    </>
  );
  const refusing = (
    <>
      <Button look="danger" busy={busy} onClick={() => void runRefuse()}>
        {words.refuse}
      </Button>
      <Button look="quiet" onClick={() => setStep('look')}>
        {parts.cancel}
      </Button>
    </>
  );
  return (
    <Sheet
      title={step === 'refuse' ? words.reasonTitle : approval.rewardName}
      onClose={onClose}
      actions={step === 'refuse' ? refusing : looking}
    >
      {step === 'refuse' ? (
        <Reason value={typed} onValue={setTyped} error={tried && reason === '' ? words.reasonNeeded : undefined} />
      ) : (
        <Gift approval={approval} overLimit={overLimit} />
      )}
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
    </Sheet>
  );
}

/** Everything the person at the counter checks before a gift leaves it: who, what, for how many points. */
function Gift({ approval, overLimit }: { approval: ApprovalView; overLimit: number | null }) {
  const { approvals: words, billVouchers, counter } = useStaffWords();
  const unit = useUnit();
  return (
    <>
      <Picture name={approval.picture} size="wide" />
      <Facts
        facts={[
          [words.member, approval.memberName ?? counter.noName],
          [words.phone, approval.phoneMasked ?? counter.noPhone],
          [words.tier, approval.tierName],
          [words.reward, words.kind[approval.kind]],
          [words.points, pointsOf(approval.points, unit)],
        ]}
      />
      {takesMoneyOff(approval) && <Notice tone="warn">{billVouchers.withBill}</Notice>}
      {overLimit !== null && (
        <Notice tone="warn">
          <p className="strong">{words.limit(pointsOf(overLimit, unit))}</p>
          <p>{words.limitHow}</p>
        </Notice>
      )}
    </>
  );
}

interface ReasonProps {
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
}

function Reason({ value, onValue, error }: ReasonProps) {
  const { approvals: words } = useStaffWords();
  return (
    <>
      <Toggles>
        {words.reasons.map((one) => (
          <Toggle key={one} on={value === one} onTap={() => onValue(one)}>
            {one}
          </Toggle>
        ))}
      </Toggles>
      <TextField label={words.reason} value={value} onValue={onValue} maxLength={reasonCharsMax} error={error} />
    </>
  );
}
