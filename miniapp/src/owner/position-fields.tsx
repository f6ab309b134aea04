import type { StaffRole } from '@quaylai/shared/api/route';
import type { Replied } from '../api/client.ts';
import { SelectField, Tick } from '../parts/field.tsx';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { choicesOf } from './choices-of.ts';

export interface Position {
  readonly role: StaffRole;
  readonly branchIds: readonly string[];
}

export type Branches = Replied<'GET /v1/admin/branches'>['branches'];

interface PositionProps {
  position: Position;
  branches: Branches;
  onPosition: (position: Position) => void;
  error?: string | undefined;
}

/** A role and the branches where it holds. */
export function PositionFields({ position, branches, onPosition, error }: PositionProps) {
  const { common } = useOwnerWords();
  const { role } = useCustomerWords();
  return (
    <>
      <SelectField
        label={common.role}
        value={position.role}
        onValue={(next) => onPosition({ ...position, role: next })}
        choices={choicesOf(role)}
      />
      <fieldset className="bare stack">
        <legend className="field-label">{common.branches}</legend>
        {branches.map((branch) => (
          <Tick
            key={branch.branchId}
            checked={position.branchIds.includes(branch.branchId)}
            onChecked={(on) => {
              const others = position.branchIds.filter((id) => id !== branch.branchId);
              onPosition({ ...position, branchIds: on ? [...others, branch.branchId] : others });
            }}
          >
            {branch.name}
          </Tick>
        ))}
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </fieldset>
    </>
  );
}
