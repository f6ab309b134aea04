import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import { session } from '../api/api.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { clockOf } from '../parts/countdown.tsx';
import { Card } from '../parts/list.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useNow } from '../parts/use-now.ts';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';

/** A slip of the thumb is taken back without a question for this long (decisions 16 gives the till the same). */
const undoMs = 60_000;
const tickMs = 500;

/** Time left to undo; 0 once it is over or the redemption has moved on. */
export function undoLeftMs({ state, createdAt }: Pick<RedemptionView, 'state' | 'createdAt'>, now: number): number {
  if (state !== 'ISSUED' && state !== 'HELD') return 0;
  return Math.max(0, Math.min(undoMs, Date.parse(createdAt) + undoMs - now));
}

/** The same, ticking. */
export function useUndoLeft(redemption: RedemptionView): number {
  useNow(tickMs);
  return undoLeftMs(redemption, session.serverNow());
}

interface FreshUndoProps {
  redemption: RedemptionView;
  leftMs: number;
  onDone: () => Promise<void>;
}

/** Says what was just redeemed and offers to take it back: the points and the gift return as they were. */
export function FreshUndo({ redemption, leftMs, onDone }: FreshUndoProps) {
  const { vouchers: words } = useCustomerWords();
  const unit = useUnit();
  const text = useFailureText();
  const say = useToast();
  const cancel = useAction('POST /v1/me/redemptions/{redemptionId}/cancel');
  const points = pointsOf(redemption.points, unit);
  const undo = async () => {
    const answer = await cancel.run({ params: { redemptionId: redemption.redemptionId } });
    if (!answer?.ok) return;
    say(words.cancelled(points));
    await onDone();
  };
  return (
    <Card tone="good">
      <div className="row between wraps">
        <p className="strong grow">{redemption.state === 'HELD' ? words.justHeld(points) : words.justTaken(points)}</p>
        <Button look="quiet" busy={cancel.busy} onClick={() => void undo()}>
          {words.undo(clockOf(leftMs))}
        </Button>
      </div>
      {cancel.failure && <Notice tone="bad">{text(cancel.failure)}</Notice>}
    </Card>
  );
}
