import { useState } from 'react';
import type { Failure } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { count } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { type AllMyData, allMyData } from './all-my-data.ts';

interface DataProps {
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** The person's data, to keep: as a file where the phone lets us, else copied, else sent by the shop. */
export function DataSheet({ onClose, onDone }: DataProps) {
  const { requests: words } = useCustomerWords();
  const text = useFailureText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [data, setData] = useState<AllMyData | null>(null);
  const gather = async () => {
    setBusy(true);
    setFailure(null);
    const answer = await allMyData();
    setBusy(false);
    if (answer.ok) setData(answer.value);
    else setFailure(answer.failure);
  };
  return (
    <Sheet title={words.download} onClose={onClose}>
      <p>{words.downloadBody}</p>
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
      {data ? (
        <Handed data={data} />
      ) : (
        <Button busy={busy} onClick={() => void gather()}>
          {words.downloadDo}
        </Button>
      )}
      <AskShop onClose={onClose} onDone={onDone} />
    </Sheet>
  );
}

function Handed({ data }: { data: AllMyData }) {
  const { requests: words } = useCustomerWords();
  const say = useToast();
  const file = JSON.stringify(data, null, 2);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(file);
      say(words.copied);
    } catch {
      say(words.copyFailed);
    }
  };
  return (
    <>
      <Notice tone="good">{words.ready(count(data.entries.length), count(data.redemptions.length))}</Notice>
      <a
        className="button button-main"
        download="quay-lai.json"
        href={`data:application/json;charset=utf-8,${encodeURIComponent(file)}`}
      >
        {words.save}
      </a>
      <Button look="second" onClick={() => void copy()}>
        {words.copy}
      </Button>
    </>
  );
}

/** Some phones keep files from a Mini App: the shop then sends the data, with the law's deadline. */
function AskShop({ onClose, onDone }: DataProps) {
  const { requests: words } = useCustomerWords();
  const text = useFailureText();
  const say = useToast();
  const file = useAction('POST /v1/me/requests');
  const send = async () => {
    const answer = await file.run({ body: { kind: 'EXPORT', text: null, entrySeq: null } });
    if (!answer?.ok) return;
    say(words.exportSent);
    onClose();
    await onDone();
  };
  return (
    <>
      {file.failure && <Notice tone="bad">{text(file.failure)}</Notice>}
      <Button look="quiet" busy={file.busy} onClick={() => void send()}>
        {words.exportDo}
      </Button>
    </>
  );
}
