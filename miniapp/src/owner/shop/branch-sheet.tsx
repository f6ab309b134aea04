import { useState } from 'react';
import { fieldsOf } from '../../api/failure.ts';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea, TextField, Tick } from '../../parts/field.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useOwnerWords } from '../../words/use-owner-words.ts';
import { useShopWords } from '../../words/use-shop-words.ts';
import type { Branch } from './branches.tsx';

const nameCharsMax = 80;
const addressCharsMax = 200;

interface BranchSheetProps {
  /** Null opens a new one. */
  branch: Branch | null;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** A branch's name and address, open or closed. What was typed stays when it is refused. */
export function BranchSheet({ branch, onClose, onDone }: BranchSheetProps) {
  const { branches: words } = useShopWords();
  const { common } = useOwnerWords();
  const text = useFailureText();
  const say = useToast();
  const add = useAction('POST /v1/admin/branches');
  const edit = useAction('PUT /v1/admin/branches/{branchId}');
  const [name, setName] = useState(branch?.name ?? '');
  const [address, setAddress] = useState(branch?.address ?? '');
  const [active, setActive] = useState(branch?.active ?? true);
  const [tried, setTried] = useState(false);
  const failure = add.failure ?? edit.failure;
  const fields = fieldsOf(failure);
  const missing = (value: string) => (tried && value.trim() === '' ? common.required : undefined);
  const save = async () => {
    setTried(true);
    if (name.trim() === '' || address.trim() === '') return;
    const body = { name: name.trim(), address: address.trim(), active };
    const answer = branch ? await edit.run({ params: { branchId: branch.branchId }, body }) : await add.run({ body });
    if (!answer?.ok) return;
    say(common.saved);
    await onDone();
  };
  return (
    <Sheet
      title={branch ? words.editTitle : words.addTitle}
      onClose={onClose}
      actions={
        <Button busy={add.busy || edit.busy} onClick={() => void save()}>
          {branch ? common.save : words.add}
        </Button>
      }
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        onValue={setName}
        maxLength={nameCharsMax}
        error={fields['name'] ?? missing(name)}
      />
      <TextArea
        label={words.address}
        rows={2}
        value={address}
        onValue={setAddress}
        maxLength={addressCharsMax}
        error={fields['address'] ?? missing(address)}
      />
      <Tick checked={active} onChecked={setActive}>
        {words.active}
      </Tick>
      {!active && <p className="field-hint">{words.activeHint}</p>}
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
    </Sheet>
  );
}
