import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { day, dayOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';

interface EraseProps {
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Names what is lost before it asks: points and vouchers end with the account, and nobody can bring it back. */
export function EraseDialog({ onClose, onDone }: EraseProps) {
  const { requests: words } = useCustomerWords();
  const { parts } = useWords();
  const text = useFailureText();
  const say = useToast();
  const file = useAction('POST /v1/me/requests');
  const send = async () => {
    const answer = await file.run({ body: { kind: 'ERASE', text: null, entrySeq: null } });
    if (!answer?.ok) return;
    say(words.eraseSent(day(dayOf(answer.value.doneBy ?? answer.value.answerBy))));
    onClose();
    await onDone();
  };
  return (
    <Dialog
      title={words.eraseTitle}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" busy={file.busy} onClick={() => void send()}>
            {words.eraseDo}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
        </>
      }
    >
      <p>{words.eraseBody}</p>
      <p className="small quiet">{words.eraseKeeps}</p>
      {file.failure && <Notice tone="bad">{text(file.failure)}</Notice>}
    </Dialog>
  );
}
