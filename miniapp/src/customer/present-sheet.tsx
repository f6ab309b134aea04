import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { List, ListRow } from '../parts/list.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Notice } from '../parts/states.tsx';
import { useCustomerWords } from '../words/use-customer-words.ts';

interface PresentProps {
  redemption: RedemptionView;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Sends the voucher to a branch's approval list, for a counter without a camera. */
export function PresentSheet({ redemption, onClose, onDone }: PresentProps) {
  const { vouchers: words } = useCustomerWords();
  const text = useFailureText();
  const branches = useAnswer('GET /v1/branches', {});
  const present = useAction('POST /v1/me/redemptions/{redemptionId}/present');
  const send = async (branchId: string) => {
    const answer = await present.run({ params: { redemptionId: redemption.redemptionId }, body: { branchId } });
    if (!answer?.ok) return;
    onClose();
    await onDone();
  };
  return (
    <Sheet title={words.presentAt} onClose={onClose}>
      {!branches.value && !branches.failure && <Skeleton rows={2} />}
      {branches.failure && <Notice tone="bad">{text(branches.failure)}</Notice>}
      {present.failure && <Notice tone="bad">{text(present.failure)}</Notice>}
      <List>
        {(branches.value?.branches ?? [])
          .filter((branch) => branch.active)
          .map((branch) => (
            <ListRow
              key={branch.branchId}
              icon="shop"
              title={branch.name}
              detail={branch.address}
              onTap={() => void send(branch.branchId)}
            />
          ))}
      </List>
    </Sheet>
  );
}
