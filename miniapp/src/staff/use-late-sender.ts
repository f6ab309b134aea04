import { useEffect, useRef } from 'react';
import { call } from '../api/api.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { useToast } from '../parts/toast.tsx';
import { useLateBills } from '../state/late-bills.ts';
import { useOnline } from '../state/online.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { sendLateBill } from './send-late-bill.ts';
import { useShift } from './shift.ts';
import { useShiftLog } from './use-shift-log.ts';

const againMs = 10_000;

/** Sends the bills that wait, in the order in which they were rung up, as soon as somebody answers. */
export function useLateSender(): void {
  const { late: words } = useStaffWords();
  const { me } = useShift();
  const { bills, put, drop } = useLateBills();
  const { note } = useShiftLog();
  const online = useOnline();
  const text = useFailureText();
  const say = useToast();
  const sending = useRef(false);
  // Only whoever wrote a bill down may answer for it.
  const next = bills.find(({ staffId, refusal }) => staffId === me.staffId && refusal === null);
  const send = async () => {
    if (!next || sending.current) return;
    sending.current = true;
    const outcome = await sendLateBill(call, next);
    sending.current = false;
    if (outcome.kind === 'LATER') return;
    if (outcome.kind === 'REFUSED') {
      put({ ...next, refusal: text(outcome.failure) });
      return;
    }
    if (outcome.kind === 'POSTED') {
      const { pointsEarned: earned, pointsUsed: used } = outcome.receipt;
      note({ kind: 'EARN', who: outcome.who, amountDong: next.amountDong, earned, used });
    }
    say(words.outcome[outcome.kind]);
    drop(next.key);
  };
  const latest = useRef(send);
  latest.current = send;
  const waiting = next?.key ?? null;
  useEffect(() => {
    if (waiting === null || !online) return;
    void latest.current();
    const timer = setInterval(() => void latest.current(), againMs);
    return () => clearInterval(timer);
  }, [waiting, online]);
}
