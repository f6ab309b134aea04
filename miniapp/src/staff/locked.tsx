import { type ReactNode, useState } from 'react';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { ButtonLink } from '../parts/button.tsx';
import { PinPad, pinLength } from '../parts/pin-pad.tsx';
import { Screen } from '../parts/screen.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useWords } from '../words/use-words.ts';
import { useIdle } from './idle.ts';
import { useShift } from './shift.ts';

/** The counter behind its lock: a PIN is set at the first shift and asked for after five idle minutes (decisions 16). */
export function Locked({ onPinSet, children }: { onPinSet: () => Promise<void>; children: ReactNode }) {
  const { me } = useShift();
  const { idle, opened } = useIdle();
  if (!me.pinSet) {
    const set = async () => {
      opened();
      await onPinSet();
    };
    return <SetPin onSet={set} />;
  }
  return idle ? <Unlock name={me.name} onOpen={opened} /> : children;
}

function SetPin({ onSet }: { onSet: () => Promise<void> }) {
  const { lock: words } = useStaffWords();
  const text = useFailureText();
  const say = useToast();
  const save = useAction('POST /v1/staff/me/pin');
  const [first, setFirst] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [different, setDifferent] = useState(false);
  const type = async (next: string) => {
    setPin(next);
    if (next.length < pinLength) return;
    setPin('');
    if (first === null) {
      setDifferent(false);
      setFirst(next);
      return;
    }
    setFirst(null);
    setDifferent(first !== next);
    if (first !== next) return;
    const answer = await save.run({ body: { pin: next, current: null } });
    if (!answer?.ok) return;
    say(words.saved);
    await onSet();
  };
  return (
    <PinScreen title={words.setTitle} lead={first === null ? words.setLead : words.again}>
      {different && <Notice tone="warn">{words.different}</Notice>}
      {save.failure && <Notice tone="bad">{text(save.failure)}</Notice>}
      <Pad value={pin} busy={save.busy} onValue={(next) => void type(next)} />
    </PinScreen>
  );
}

function Unlock({ name, onOpen }: { name: string; onOpen: () => void }) {
  const { lock: words } = useStaffWords();
  const text = useFailureText();
  const check = useAction('POST /v1/staff/me/pin/check');
  const [pin, setPin] = useState('');
  const type = async (next: string) => {
    setPin(next);
    if (next.length < pinLength) return;
    const answer = await check.run({ body: { pin: next } });
    setPin('');
    if (answer?.ok) onOpen();
  };
  return (
    <PinScreen title={words.title} lead={words.lead(name)}>
      {check.failure ? (
        <Notice tone="bad">{text(check.failure)}</Notice>
      ) : (
        <p className="small quiet center">{words.forgot}</p>
      )}
      <Pad value={pin} busy={check.busy} onValue={(next) => void type(next)} />
    </PinScreen>
  );
}

function Pad(props: { value: string; busy: boolean; onValue: (value: string) => void }) {
  const { lock: words } = useStaffWords();
  const { parts } = useWords();
  return <PinPad {...props} eraseLabel={parts.erase} typed={words.typed} />;
}

function PinScreen({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { branch: words } = useStaffWords();
  return (
    <Screen title={title} back="/me">
      <p className="center">{lead}</p>
      {children}
      <ButtonLink to="/me" look="quiet">
        {words.leave}
      </ButtonLink>
    </Screen>
  );
}
