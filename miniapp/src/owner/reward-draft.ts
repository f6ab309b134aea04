import type { Sent } from '../api/client.ts';
import type { Choice } from '../parts/field.tsx';
import type { RewardRecord } from './stock-row.tsx';

type RewardInput = Sent<'POST /v1/admin/rewards'>['body'];

/** The form's state: a number is null while its box is empty. */
export type RewardDraft = Omit<RewardInput, 'pricePoints' | 'validDays'> & {
  pricePoints: number | null;
  validDays: number | null;
};

const validDaysFirst = 30;

export function toDraft(record: RewardRecord | null): RewardDraft {
  if (record) {
    const { rewardId: _id, version: _version, stockLeft: _left, ...fields } = record;
    return fields;
  }
  return {
    name: '',
    description: '',
    picture: 'gift',
    kind: 'VOUCHER',
    pricePoints: null,
    stock: null,
    limitPerMember: null,
    validDays: validDaysFirst,
    status: 'DRAFT',
  };
}

/** What is sent, or null while something needed is empty. A counter gift has no days, but the record keeps a number. */
export function readReward(draft: RewardDraft): RewardInput | null {
  const validDays = draft.kind === 'COUNTER' ? (draft.validDays ?? validDaysFirst) : draft.validDays;
  if (draft.name.trim() === '' || !draft.pricePoints || !validDays) return null;
  return { ...draft, name: draft.name.trim(), pricePoints: draft.pricePoints, validDays };
}

export const choicesOf = <Value extends string>(labels: Readonly<Record<Value, string>>): Choice<Value>[] =>
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
