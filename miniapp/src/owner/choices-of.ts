import type { Choice } from '../parts/field.tsx';

/** The choices of a box, in the order their labels are written. */
export const choicesOf = <Value extends string>(labels: Readonly<Record<Value, string>>): Choice<Value>[] =>
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
