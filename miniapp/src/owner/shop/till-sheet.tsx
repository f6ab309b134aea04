import { useState } from 'react';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Facts } from '../../parts/list.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useOwnerWords } from '../../words/use-owner-words.ts';
import { useShopWords } from '../../words/use-shop-words.ts';
import { useWords } from '../../words/use-words.ts';
import { tillNameCharsMax } from './connect-sheet.tsx';
import type { Till, TillWithSecret } from './tills.tsx';

interface TillSheetProps {
  till: Till;
  onClose: () => void;
  onChanged: () => Promise<void>;
  onRenewed: (till: TillWithSecret) => Promise<void>;
}

/** One connection: its id for the installer, its name, a pause that names its consequence, a new secret. */
export function TillSheet({ till, onClose, onChanged, onRenewed }: TillSheetProps) {
  const { tills: words } = useShopWords();
  const { common } = useOwnerWords();
  const { parts } = useWords();
  const text = useFailureText();
  const say = useToast();
  const change = useAction('PUT /v1/admin/integrations/{integrationId}');
  const renew = useAction('POST /v1/admin/integrations/{integrationId}/secret');
  const [name, setName] = useState(till.name);
  const [pausing, setPausing] = useState(false);
  const params = { integrationId: till.integrationId };
  const failure = change.failure ?? renew.failure;
  const set = async (active: boolean) => {
    if (name.trim() === '') return;
    const answer = await change.run({ params, body: { name: name.trim(), active } });
    if (!answer?.ok) return;
    say(common.saved);
    onClose();
    await onChanged();
  };
  const runRenew = async () => {
    const answer = await renew.run({ params });
    if (answer?.ok) await onRenewed(answer.value);
  };
  const actions = pausing ? (
    <>
      <Button look="danger" busy={change.busy} onClick={() => void set(false)}>
        {words.pause}
      </Button>
      <Button look="quiet" onClick={() => setPausing(false)}>
        {parts.cancel}
      </Button>
    </>
  ) : (
    <>
      <Button busy={change.busy} disabled={name.trim() === till.name} onClick={() => void set(till.active)}>
        {words.rename}
      </Button>
      <Button look="second" busy={renew.busy} onClick={() => void runRenew()}>
        {words.renew}
      </Button>
      {till.active ? (
        <Button look="danger" onClick={() => setPausing(true)}>
          {words.pause}
        </Button>
      ) : (
        <Button look="second" busy={change.busy} onClick={() => void set(true)}>
          {words.resume}
        </Button>
      )}
    </>
  );
  return (
    <Sheet title={pausing ? words.pauseTitle(till.name) : till.name} onClose={onClose} actions={actions}>
      {pausing ? (
        <p>{words.pauseBody}</p>
      ) : (
        <>
          <Facts facts={[[words.id, <code key="id">{till.integrationId}</code>]]} />
          <TextField
            label={words.name}
            value={name}
            onValue={setName}
            maxLength={tillNameCharsMax}
            error={name.trim() === '' ? words.nameNeeded : undefined}
          />
          <p className="field-hint">{words.secretOld}</p>
        </>
      )}
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
    </Sheet>
  );
}
