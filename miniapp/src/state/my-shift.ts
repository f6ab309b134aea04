import { localDateOf, parseInstant } from '@quaylai/shared/words/vietnam-time';
import { atom, useRecoilState } from 'recoil';
import { keep, recall } from '../zalo/storage.ts';

/** One thing that this person did at a counter, as this phone knows it: no name, so that nobody's data lingers here. */
export interface ShiftAct {
  readonly kind: 'EARN' | 'UNDO' | 'RETURN' | 'APPROVE' | 'REFUSE';
  /** ISO time by the server's clock. */
  readonly at: string;
  /** Masked phone, or null. */
  readonly who: string | null;
  readonly amountDong: number | null;
  /** Points that came to the customer and that they spent. */
  readonly earned: number;
  readonly used: number;
}

interface ShiftLog {
  readonly staffId: string;
  readonly day: string;
  /** Newest first. */
  readonly acts: readonly ShiftAct[];
}

const key = 'my-shift';
const actsMax = 200;

const dayOf = (iso: string): string => {
  const at = parseInstant(iso);
  return at === null ? iso.slice(0, 10) : localDateOf(at);
};

function kept(): ShiftLog | null {
  const found = recall(key) as Partial<ShiftLog> | null;
  return typeof found?.staffId === 'string' && Array.isArray(found.acts) ? (found as ShiftLog) : null;
}

const log = atom<ShiftLog | null>({ key, default: null, effects: [({ setSelf }) => setSelf(kept())] });

export interface MyShift {
  readonly acts: readonly ShiftAct[];
  readonly add: (act: ShiftAct) => void;
}

/** What this person did here today; yesterday's is dropped with the first act of the new day. */
export function useMyShift(staffId: string, nowIso: string): MyShift {
  const [shift, setShift] = useRecoilState(log);
  const today = dayOf(nowIso);
  const acts = shift?.staffId === staffId && shift.day === today ? shift.acts : [];
  const add = (act: ShiftAct) => {
    // Two answers may come in one breath: the newest log is on the phone, not in this closure.
    const now = kept();
    const before = now?.staffId === staffId && now.day === dayOf(act.at) ? now.acts : [];
    const next = { staffId, day: dayOf(act.at), acts: [act, ...before].slice(0, actsMax) };
    keep(key, next);
    setShift(next);
  };
  return { acts, add };
}

/** An undone bill counts for nothing; returns are told apart, for the money went the other way. */
export function totalsOf(acts: readonly ShiftAct[]) {
  const sum = (of: (act: ShiftAct) => number) => acts.reduce((total, act) => total + of(act), 0);
  const sign = ({ kind }: ShiftAct) => (kind === 'EARN' ? 1 : kind === 'UNDO' ? -1 : 0);
  return {
    bills: sum(sign),
    amountDong: sum((act) => sign(act) * (act.amountDong ?? 0)),
    earned: sum((act) => sign(act) * act.earned),
    used: sum((act) => sign(act) * act.used),
    decided: acts.filter(({ kind }) => kind === 'APPROVE' || kind === 'REFUSE').length,
    returns: acts.filter(({ kind }) => kind === 'RETURN').length,
  };
}
