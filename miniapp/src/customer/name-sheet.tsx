import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { fieldsOf } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useCustomerWords } from '../words/use-customer-words.ts';

const nameCharsMax = 60;

interface NameProps {
  profile: Replied<'GET /v1/me/profile'>;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Name and birthday, both optional. */
export function NameSheet({ profile, onClose, onDone }: NameProps) {
  const { me: words } = useCustomerWords();
  const text = useFailureText();
  const say = useToast();
  const save = useAction('PUT /v1/me/profile');
  const [name, setName] = useState(profile.name ?? '');
  const [birthday, setBirthday] = useState(profile.birthday ?? '');
  const fields = fieldsOf(save.failure);
  const run = async () => {
    const answer = await save.run({ body: { name: name.trim() || null, birthday: birthday || null } });
    if (!answer?.ok) return;
    say(words.saved);
    onClose();
    await onDone();
  };
  return (
    <Sheet
      title={words.editName}
      onClose={onClose}
      actions={
        <Button busy={save.busy} onClick={() => void run()}>
          {words.save}
        </Button>
      }
    >
      <TextField
        label={words.name}
        value={name}
        onValue={setName}
        maxLength={nameCharsMax}
        autoComplete="name"
        error={fields['name']}
      />
      <TextField label={words.birthday} type="date" value={birthday} onValue={setBirthday} error={fields['birthday']} />
      {save.failure && <Notice tone="bad">{text(save.failure)}</Notice>}
    </Sheet>
  );
}
