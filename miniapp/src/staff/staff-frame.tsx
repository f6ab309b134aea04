import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { waitMs } from '../api/attention.ts';
import { useAnswer } from '../api/use-answer.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useShift } from './shift.ts';

/** A counter screen: always says who is signed in and where, and how many approvals wait. */
export function StaffFrame({ title, dock, children }: { title: string; dock?: ReactNode; children: ReactNode }) {
  const { nav } = useStaffWords();
  const { branch } = useShift();
  const { value } = useAnswer('GET /v1/staff/approvals', { query: { branchId: branch.branchId } }, { liveFor: waitMs });
  return (
    <Screen
      title={title}
      under={<SignedIn />}
      dock={dock}
      nav={
        <BottomNav
          label={nav.label}
          places={[
            { to: '/staff', label: nav.counter, icon: 'scan' },
            { to: '/staff/approvals', label: nav.approvals, icon: 'check', count: value?.items.length ?? 0 },
            { to: '/staff/voucher', label: nav.voucher, icon: 'ticket' },
            { to: '/staff/bill-qr', label: nav.billQr, icon: 'qr' },
            { to: '/staff/today', label: nav.today, icon: 'chart' },
          ]}
        />
      }
    >
      {children}
    </Screen>
  );
}

export function SignedIn() {
  const { branch: words } = useStaffWords();
  const { me, branch } = useShift();
  return (
    <Link className="signed-in" to="/staff/branch" aria-label={`${words.at(me.name, branch.name)}. ${words.change}`}>
      <Icon name="shop" size={16} />
      <span className="grow wrap-anywhere">{words.at(me.name, branch.name)}</span>
      <Icon name="forward" size={16} />
    </Link>
  );
}
