import { Route, Routes } from 'react-router-dom';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/states.tsx';
import { useBranchId } from '../state/branch.ts';
import { useWho } from '../state/session.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useWords } from '../words/use-words.ts';
import { Approvals } from './approvals.tsx';
import { BillFlow } from './bill-flow.tsx';
import { BillQr } from './bill-qr.tsx';
import { BranchPick } from './branch-pick.tsx';
import { Counter } from './counter.tsx';
import { Locked } from './locked.tsx';
import { ReturnFlow } from './return-flow.tsx';
import { Shift } from './shift.ts';
import './staff.css';
import { Today } from './today.tsx';
import { useLateSender } from './use-late-sender.ts';
import { VoucherEntry } from './voucher-entry.tsx';

/** Kept bills go out whichever counter screen is open, behind the lock too. */
function LateSender() {
  useLateSender();
  return null;
}

/** The counter: for staff only, and only once it is known at which branch they stand. */
export function Staff() {
  const { denied } = useStaffWords();
  const { parts } = useWords();
  const who = useWho();
  if (who?.staff) return <OnShift />;
  return (
    <Screen title={who?.programme.name ?? ''} back="/me">
      <EmptyState icon="lock" title={denied.title} action={<ButtonLink to="/">{parts.toHome}</ButtonLink>}>
        {denied.body}
      </EmptyState>
    </Screen>
  );
}

function OnShift() {
  const { nav } = useStaffWords();
  const text = useFailureText();
  const { value: me, failure, refresh } = useAnswer('GET /v1/staff/me', {});
  const [branchId] = useBranchId();
  if (!me) {
    return (
      <Screen title={nav.counter} back="/me">
        {failure ? (
          <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
        ) : (
          <Skeleton tall />
        )}
      </Screen>
    );
  }
  const open = me.branches.filter((branch) => branch.active);
  const branch = open.find((one) => one.branchId === branchId) ?? (open.length === 1 ? open[0] : undefined);
  if (!branch) return <BranchPick branches={open} />;
  return (
    <Shift.Provider value={{ me, branch }}>
      <LateSender />
      <Locked onPinSet={refresh}>
        <Routes>
          <Route path="/" element={<Counter />} />
          <Route path="/bill" element={<BillFlow />} />
          <Route path="/return" element={<ReturnFlow />} />
          <Route path="/approvals" element={<Approvals />} />
          <Route path="/voucher" element={<VoucherEntry />} />
          <Route path="/bill-qr" element={<BillQr />} />
          <Route path="/today" element={<Today />} />
          <Route path="/branch" element={<BranchPick branches={open} />} />
          <Route path="/*" element={<Counter />} />
        </Routes>
      </Locked>
    </Shift.Provider>
  );
}
