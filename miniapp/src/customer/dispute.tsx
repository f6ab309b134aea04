import { useState } from 'react';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { Notice } from '../parts/states.tsx';
import { moment } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';

const textCharsMax = 1000;

/** «Thấy chưa đúng?»: what is wrong goes to the owner together with the entry and its legal deadline (C12). */
export function Dispute({ seq }: { seq: number }) {
  const { requests: words } = useCustomerWords();
  const text = useFailureText();
  const file = useAction('POST /v1/me/requests');
  const [writing, setWriting] = useState(false);
  const [wrote, setWrote] = useState('');
  if (file.answered) {
    return (
      <Notice tone="good">
        <p className="strong">{words.disputeSent}</p>
        <p className="small">{words.answerBy(moment(file.answered.answerBy))}</p>
      </Notice>
    );
  }
  if (!writing) {
    return (
      <Button look="quiet" icon="help" onClick={() => setWriting(true)}>
        {words.dispute}
      </Button>
    );
  }
  const send = () => void file.run({ body: { kind: 'DISPUTE', text: wrote.trim() || null, entrySeq: seq } });
  return (
    <div className="stack">
      <TextArea
        label={words.disputeWhat}
        hint={words.disputeHint}
        value={wrote}
        onValue={setWrote}
        maxLength={textCharsMax}
      />
      {file.failure && <Notice tone="bad">{text(file.failure)}</Notice>}
      <Button look="second" busy={file.busy} disabled={wrote.trim() === ''} onClick={send}>
        {words.disputeDo}
      </Button>
    </div>
  );
}
