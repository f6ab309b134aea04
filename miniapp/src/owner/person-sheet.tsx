import { useState } from 'react';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useWords } from '../words/use-words.ts';
import { useMayChange } from './owner-frame.tsx';
import type { StaffRecord } from './people.tsx';
import { type Branches, type Position, PositionFields } from './position-fields.tsx';

interface PersonProps {
  person: StaffRecord;
  branches: Branches;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Changes what somebody may do and where, or ends their work here after naming the consequence. */
export function PersonSheet({ person, branches, onClose, onDone }: PersonProps) {
  const { people: words, common } = useOwnerWords();
  const { parts } = useWords();
  const text = useFailureText();
  const say = useToast();
  const save = useAction('PUT /v1/admin/staff/{staffId}');
  const dismiss = useAction('DELETE /v1/admin/staff/{staffId}');
  const resetPin = useAction('POST /v1/staff/colleagues/{staffId}/pin-reset');
  const mayChange = useMayChange();
  const [position, setPosition] = useState<Position>({ role: person.role, branchIds: person.branchIds });
  const [leaving, setLeaving] = useState(false);
  const params = { staffId: person.staffId };
  const finish = async () => {
    say(common.saved);
    onClose();
    await onDone();
  };
  const runSave = async () => {
    const answer = await save.run({ params, body: { role: position.role, branchIds: [...position.branchIds] } });
    if (answer?.ok) await finish();
  };
  const runDismiss = async () => {
    const answer = await dismiss.run({ params });
    if (answer?.ok) await finish();
  };
  const runResetPin = async () => {
    const answer = await resetPin.run({ params });
    if (!answer?.ok) return;
    say(words.pinReset(person.name));
    onClose();
  };
  const failure = save.failure ?? dismiss.failure ?? resetPin.failure;
  return (
    <Sheet
      title={leaving ? words.dismissTitle(person.name) : person.name}
      onClose={onClose}
      actions={
        leaving ? (
          <>
            <Button look="danger" busy={dismiss.busy} onClick={() => void runDismiss()}>
              {words.dismiss}
            </Button>
            <Button look="quiet" onClick={() => setLeaving(false)}>
              {parts.cancel}
            </Button>
          </>
        ) : (
          <>
            {mayChange && (
              <Button busy={save.busy} onClick={() => void runSave()}>
                {common.save}
              </Button>
            )}
            <Button look="second" busy={resetPin.busy} onClick={() => void runResetPin()}>
              {words.resetPin}
            </Button>
            {mayChange && (
              <Button look="danger" onClick={() => setLeaving(true)}>
                {words.dismiss}
              </Button>
            )}
          </>
        )
      }
    >
      {leaving ? (
        <p>{words.dismissBody}</p>
      ) : (
        <fieldset className="bare stack" disabled={!mayChange}>
          <PositionFields position={position} branches={branches} onPosition={setPosition} />
          <p className="field-hint">{words.pinHint}</p>
        </fieldset>
      )}
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
    </Sheet>
  );
}
