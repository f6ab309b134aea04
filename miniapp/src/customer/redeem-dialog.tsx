import type { RewardView } from '@quaylai/shared/api/reward-models';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Picture } from '../parts/picture.tsx';
import { Notice } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';
import { BranchField } from './branch-field.tsx';

/** Names the gift and its price once more; a counter gift also says where it will be handed over. */
export function RedeemDialog({
  reward,
  available,
  onClose,
}: {
  reward: RewardView;
  available: number;
  onClose: () => void;
}) {
  const { rewards: words } = useCustomerWords();
  const { parts } = useWords();
  const unit = useUnit();
  const text = useFailureText();
  const navigate = useNavigate();
  const redeem = useAction('POST /v1/me/redemptions');
  const atCounter = reward.kind === 'COUNTER';
  const branches = useAnswer('GET /v1/branches', {}, { when: atCounter });
  const open = (branches.value?.branches ?? []).filter((branch) => branch.active);
  const [picked, setPicked] = useState('');
  // With several branches nobody but the customer knows where they stand.
  const branchId = picked || (open.length === 1 ? (open[0]?.branchId ?? '') : '');
  const run = async () => {
    const answer = await redeem.run({ body: { rewardId: reward.rewardId, branchId: atCounter ? branchId : null } });
    // The voucher takes this sheet's place in the history: back leads to the rewards, not to a second confirmation.
    if (answer?.ok) navigate(`/vouchers/${answer.value.redemptionId}`, { replace: true });
  };
  return (
    <Sheet
      title={words.confirmTitle}
      onClose={onClose}
      actions={
        <>
          <Button busy={redeem.busy} disabled={atCounter && branchId === ''} onClick={() => void run()}>
            {words.confirmDo}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
        </>
      }
    >
      <div className="row">
        <Picture name={reward.picture} size="row" />
        <p className="grow">
          {words.confirm(
            reward.name,
            pointsOf(reward.pricePoints, unit),
            pointsOf(available - reward.pricePoints, unit),
          )}
        </p>
      </div>
      {atCounter && open.length > 0 && (
        <BranchField label={words.branch} branches={open} value={branchId} onValue={setPicked} />
      )}
      {branches.failure && <Notice tone="bad">{text(branches.failure)}</Notice>}
      {redeem.failure && <Notice tone="bad">{text(redeem.failure)}</Notice>}
    </Sheet>
  );
}
