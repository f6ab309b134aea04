import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';

interface CancelProps {
  redemption: RedemptionView;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Names what is given up and what comes back. */
export function CancelDialog({ redemption, onClose, onDone }: CancelProps) {
  const { vouchers: words } = useCustomerWords();
  const { parts } = useWords();
  const unit = useUnit();
  const text = useFailureText();
  const say = useToast();
  const cancel = useAction('POST /v1/me/redemptions/{redemptionId}/cancel');
  const points = pointsOf(redemption.points, unit);
  const run = async () => {
    const answer = await cancel.run({ params: { redemptionId: redemption.redemptionId } });
    if (!answer?.ok) return;
    say(words.cancelled(points));
    onClose();
    await onDone();
  };
  return (
    <Dialog
      title={words.cancelTitle}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" busy={cancel.busy} onClick={() => void run()}>
            {words.cancelDo}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
        </>
      }
    >
      <p>{words.cancelBody(redemption.rewardName, points)}</p>
      {cancel.failure && <Notice tone="bad">{text(cancel.failure)}</Notice>}
    </Dialog>
  );
}
