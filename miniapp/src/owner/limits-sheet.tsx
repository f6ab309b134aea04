import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { fieldsOf } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useUnit } from '../state/use-unit.ts';
import { moment } from '../words/format.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useMayChange } from './owner-frame.tsx';

export type StaffLimits = Replied<'GET /v1/admin/limits'>;
/** The contract's ceiling: the server holds to it too. */
const correctAloneMax = 500;

interface LimitsProps {
  limits: StaffLimits;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** What staff do without asking somebody above them; an empty box has no limit. */
export function LimitsSheet({ limits, onClose, onDone }: LimitsProps) {
  const { limits: words, common } = useOwnerWords();
  const text = useFailureText();
  const unit = useUnit();
  const say = useToast();
  const owns = useMayChange();
  const save = useAction('PUT /v1/admin/limits');
  const { changedBy, changedAt, ...now } = limits;
  const [draft, setDraft] = useState<Omit<StaffLimits, 'changedBy' | 'changedAt'>>(now);
  const fields = fieldsOf(save.failure);
  const set = (name: keyof typeof draft) => (value: number | null) =>
    setDraft((before) => ({ ...before, [name]: value }) as typeof draft);
  const aloneTooHigh = (draft.correctAlonePoints ?? 0) > correctAloneMax;
  const run = async () => {
    if (aloneTooHigh) return;
    const answer = await save.run({ body: { ...draft, correctAlonePoints: draft.correctAlonePoints ?? 0 } });
    if (!answer?.ok) return;
    say(common.saved);
    onClose();
    await onDone();
  };
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      actions={
        owns && (
          <Button busy={save.busy} onClick={() => void run()}>
            {common.save}
          </Button>
        )
      }
    >
      <p className="quiet">{words.lead}</p>
      <fieldset className="bare stack" disabled={!owns}>
        <MoneyField
          label={words.cashierApprove}
          unit={unit}
          digitsMax={9}
          value={draft.cashierApprovePoints}
          onValue={set('cashierApprovePoints')}
          error={fields['cashierApprovePoints']}
        />
        <MoneyField
          label={words.managerApprove}
          unit={unit}
          digitsMax={9}
          value={draft.managerApprovePoints}
          onValue={set('managerApprovePoints')}
          error={fields['managerApprovePoints']}
        />
        <MoneyField
          label={words.cashierReturn}
          unit="đ"
          value={draft.cashierReturnDong}
          onValue={set('cashierReturnDong')}
          error={fields['cashierReturnDong']}
        />
        <MoneyField
          label={words.correctAlone}
          hint={words.correctAloneHint}
          unit={unit}
          digitsMax={3}
          value={draft.correctAlonePoints}
          onValue={set('correctAlonePoints')}
          error={aloneTooHigh ? words.correctAloneHint : fields['correctAlonePoints']}
        />
      </fieldset>
      {changedBy && changedAt && <p className="small quiet">{words.changed(changedBy, moment(changedAt))}</p>}
      {save.failure && <Notice tone="bad">{text(save.failure)}</Notice>}
    </Sheet>
  );
}
