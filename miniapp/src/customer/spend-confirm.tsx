import type { SpendRequestView } from '@quaylai/shared/api/spend-models';
import { useState } from 'react';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/list.tsx';
import { Dialog } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useUnit } from '../state/use-unit.ts';
import { money, pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';

/** A till asks to use points: the customer sees what the cashier sees, and decides (S08, C11). */
export function SpendConfirm({ available, liveFor }: { available: number; liveFor: number }) {
  const { value, refresh } = useAnswer('GET /v1/me/spend-requests', {}, { liveFor });
  const [putOff, setPutOff] = useState<readonly string[]>([]);
  const request = value?.requests.find(({ requestId }) => !putOff.includes(requestId));
  if (!request) return null;
  const close = () => setPutOff([...putOff, request.requestId]);
  return <Question key={request.requestId} request={request} available={available} onClose={close} onDone={refresh} />;
}

interface QuestionProps {
  request: SpendRequestView;
  available: number;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function Question({ request, available, onClose, onDone }: QuestionProps) {
  const { spend: words } = useCustomerWords();
  const unit = useUnit();
  const text = useFailureText();
  const say = useToast();
  const confirm = useAction('POST /v1/me/spend-requests/{requestId}/confirm');
  const refuse = useAction('POST /v1/me/spend-requests/{requestId}/refuse');
  const params = { requestId: request.requestId };
  const answer = async (action: typeof confirm | typeof refuse, said: string) => {
    const answered = await action.run({ params });
    if (!answered?.ok) return;
    say(said);
    onClose();
    await onDone();
  };
  const failure = confirm.failure ?? refuse.failure;
  return (
    <Dialog
      title={words.title(pointsOf(request.points, unit))}
      onClose={onClose}
      actions={
        <>
          <Button busy={confirm.busy} disabled={refuse.busy} onClick={() => void answer(confirm, words.confirmed)}>
            {words.confirm}
          </Button>
          <Button look="quiet" busy={refuse.busy} onClick={() => void answer(refuse, words.refused)}>
            {words.refuse}
          </Button>
        </>
      }
    >
      <p>{words.who(request.staffName, request.branchName)}</p>
      <Facts
        facts={[
          [words.bill, money(request.payableDong)],
          [words.points, pointsOf(request.points, unit)],
          [words.toPay, money(request.payableDong - request.worthDong)],
          [words.rest, pointsOf(Math.max(0, available - request.points), unit)],
        ]}
      />
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
    </Dialog>
  );
}
