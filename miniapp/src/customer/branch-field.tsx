import type { BranchView } from '@quaylai/shared/api/member-models';
import { SelectField } from '../parts/field.tsx';
import { Toggle, Toggles } from '../parts/toggle.tsx';
import { useWords } from '../words/use-words.ts';

/** More than this many are looked up in a list. */
const seenAtOnceMax = 6;

interface BranchFieldProps {
  label: string;
  branches: readonly BranchView[];
  /** A branch's id, or '' while none is picked. */
  value: string;
  onValue: (branchId: string) => void;
}

/** Where somebody stands, in one tap where the shop is small enough. */
export function BranchField({ label, branches, value, onValue }: BranchFieldProps) {
  const { parts } = useWords();
  if (branches.length > seenAtOnceMax) {
    const choices = branches.map(({ branchId, name }) => ({ value: branchId as string, label: name }));
    return (
      <SelectField
        label={label}
        value={value}
        onValue={onValue}
        choices={value === '' ? [{ value: '', label: parts.pick }, ...choices] : choices}
      />
    );
  }
  return (
    <fieldset className="bare">
      <legend className="field-label">{label}</legend>
      <Toggles>
        {branches.map(({ branchId, name }) => (
          <Toggle key={branchId} on={branchId === value} onTap={() => onValue(branchId)}>
            {name}
          </Toggle>
        ))}
      </Toggles>
    </fieldset>
  );
}
