import { useState } from 'react';
import { fieldsOf } from '../../api/failure.ts';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useShopWords } from '../../words/use-shop-words.ts';
import type { TillWithSecret } from './tills.tsx';

export const tillNameCharsMax = 60;

interface ConnectProps {
  onClose: () => void;
  onConnected: (till: TillWithSecret) => Promise<void>;
}

/** A new connection: a name, then the secret. */
export function ConnectSheet({ onClose, onConnected }: ConnectProps) {
  const { tills: words } = useShopWords();
  const text = useFailureText();
  const connect = useAction('POST /v1/admin/integrations');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const run = async () => {
    setTried(true);
    if (name.trim() === '') return;
    const answer = await connect.run({ body: { name: name.trim() } });
    if (answer?.ok) await onConnected(answer.value);
  };
  return (
    <Sheet
      title={words.addTitle}
      onClose={onClose}
      actions={
        <Button busy={connect.busy} onClick={() => void run()}>
          {words.connect}
        </Button>
      }
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        onValue={setName}
        maxLength={tillNameCharsMax}
        error={fieldsOf(connect.failure)['name'] ?? (tried && name.trim() === '' ? words.nameNeeded : undefined)}
      />
      {connect.failure && <Notice tone="bad">{text(connect.failure)}</Notice>}
    </Sheet>
  );
}
