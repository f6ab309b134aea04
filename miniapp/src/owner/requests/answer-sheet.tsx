import { useState } from 'react';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRequestsWords } from '../../words/use-requests-words.ts';
import type { MemberRequest } from './requests.tsx';

const answerCharsMax = 1_000;

interface AnswerProps {
  request: MemberRequest;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** A word to the member and a verdict; agreeing to erase names what that means before it is done. */
export function AnswerSheet({ request, onClose, onDone }: AnswerProps) {
  const words = useRequestsWords();
  const text = useFailureText();
  const say = useToast();
  const send = useAction('POST /v1/admin/members/{memberId}/requests/{requestId}/answer');
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  const { kind, memberId, requestId } = request;
  const empty = answer.trim() === '';
  const run = async (verdict: 'DONE' | 'DECLINED') => {
    setTried(true);
    if (empty) return;
    const sent = await send.run({ params: { memberId, requestId }, body: { verdict, answer: answer.trim() } });
    if (!sent?.ok) return;
    say(words.sent);
    await onDone();
  };
  return (
    <Sheet
      title={words.answerTitle(words.kinds[kind])}
      onClose={onClose}
      actions={
        <>
          <Button look={kind === 'ERASE' ? 'danger' : 'main'} busy={send.busy} onClick={() => void run('DONE')}>
            {words.done[kind]}
          </Button>
          <Button look="second" busy={send.busy} onClick={() => void run('DECLINED')}>
            {words.decline}
          </Button>
        </>
      }
    >
      <Notice tone="warn">{words.answerHints[kind]}</Notice>
      {request.text && <p className="quote wrap-anywhere">{request.text}</p>}
      <TextArea
        label={words.answerLabel}
        value={answer}
        onValue={setAnswer}
        maxLength={answerCharsMax}
        error={tried && empty ? words.answerNeeded : undefined}
      />
      {send.failure && <Notice tone="bad">{text(send.failure)}</Notice>}
    </Sheet>
  );
}
