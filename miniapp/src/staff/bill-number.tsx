import { TextField } from '../parts/field.tsx';

const billNumberCharsMax = 100;

interface BillNumberProps {
  label: string;
  hint?: string | undefined;
  value: string;
  onValue: (billNumber: string) => void;
  error?: string | undefined;
}

/** A bill's number as the shop's paper names it. */
export const BillNumber = (field: BillNumberProps) => (
  <TextField {...field} maxLength={billNumberCharsMax} autoComplete="off" />
);
