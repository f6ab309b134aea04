import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Qr } from '../parts/lazy-qr.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { type Branches, type Position, PositionFields } from './position-fields.tsx';

const labelCharsMax = 60;

/** Makes an invitation and shows its code once: the server keeps only a hash of it. */
export function InviteSheet({ branches, onClose }: { branches: Branches; onClose: () => void }) {
  const { people: words } = useOwnerWords();
  const text = useFailureText();
  const make = useAction('POST /v1/admin/staff/invitations');
  const [label, setLabel] = useState('');
  const [position, setPosition] = useState<Position>({
    role: 'cashier',
    branchIds: branches.slice(0, 1).map((b) => b.branchId),
  });
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<Replied<'POST /v1/admin/staff/invitations'> | null>(null);
  const noBranch = position.role !== 'owner' && position.branchIds.length === 0;
  const run = async () => {
    setTried(true);
    if (label.trim() === '' || noBranch) return;
    const answer = await make.run({
      body: { label: label.trim(), role: position.role, branchIds: [...position.branchIds] },
    });
    if (answer?.ok) setMade(answer.value);
  };
  if (made) {
    return (
      <Sheet title={made.label} onClose={onClose}>
        <p className="center">{words.show}</p>
        <Qr text={made.content} label={words.qrLabel(made.label)} />
        <Notice tone="warn">{words.showOnce}</Notice>
      </Sheet>
    );
  }
  return (
    <Sheet
      title={words.inviteTitle}
      onClose={onClose}
      actions={
        <Button busy={make.busy} onClick={() => void run()}>
          {words.make}
        </Button>
      }
    >
      <TextField
        label={words.label}
        hint={words.labelHint}
        value={label}
        onValue={setLabel}
        maxLength={labelCharsMax}
        error={tried && label.trim() === '' ? words.labelNeeded : undefined}
      />
      <PositionFields
        position={position}
        branches={branches}
        onPosition={setPosition}
        error={tried && noBranch ? words.branchNeeded : undefined}
      />
      {make.failure && <Notice tone="bad">{text(make.failure)}</Notice>}
    </Sheet>
  );
}
