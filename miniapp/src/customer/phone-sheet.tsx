import { useState } from 'react';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { phone } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';
import { accessToken } from '../zalo/access-token.ts';
import type { ZaloProblem } from '../zalo/answer.ts';
import { askPhoneToken } from '../zalo/person.ts';

/** Says why before Zalo asks (agreement 3.3.4), and lets the person say no without losing anything. */
export function PhoneSheet({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<void> }) {
  const { me: words } = useCustomerWords();
  const { parts } = useWords();
  const text = useFailureText();
  const say = useToast();
  const link = useAction('POST /v1/me/phone');
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<ZaloProblem | null>(null);
  const run = async () => {
    setRefused(null);
    setAsking(true);
    const phoneToken = await askPhoneToken();
    const token = phoneToken.ok ? await accessToken() : phoneToken;
    setAsking(false);
    if (!phoneToken.ok || !token.ok) {
      setRefused(!phoneToken.ok ? phoneToken.problem : !token.ok ? token.problem : null);
      return;
    }
    const answer = await link.run({ body: { accessToken: token.value, phoneToken: phoneToken.value } });
    if (!answer?.ok) return;
    say(words.linked(phone(answer.value.phone ?? '')));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      title={words.linkWhyTitle}
      onClose={onClose}
      actions={
        <>
          <Button busy={asking || link.busy} onClick={() => void run()}>
            {words.linkDo}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
        </>
      }
    >
      <p>{words.linkWhy}</p>
      {refused && <Notice tone="warn">{text({ kind: 'zalo', zalo: refused })}</Notice>}
      {link.failure && <Notice tone="bad">{text(link.failure)}</Notice>}
    </Sheet>
  );
}
