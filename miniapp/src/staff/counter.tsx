import type { MemberCard } from '@quaylai/shared/api/member-models';
import { parsePhone } from '@quaylai/shared/words/phone';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { List, ListRow, Section } from '../parts/list.tsx';
import { Notice } from '../parts/states.tsx';
import { useOnline } from '../state/online.ts';
import { phone } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useWords } from '../words/use-words.ts';
import type { LateTill, Till } from './bill-flow.tsx';
import { DecisionSheet } from './decision-sheet.tsx';
import { FoundMembers } from './found-members.tsx';
import { LateList } from './late-list.tsx';
import { MyActs } from './my-acts.tsx';
import { ScanDock } from './scan-dock.tsx';
import { SearchRow } from './search-row.tsx';
import { ShiftNumbers } from './shift-numbers.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { useCounterScan } from './use-counter-scan.ts';
import { useShiftLog } from './use-shift-log.ts';

const searchCharsMax = 60;
const actsShown = 3;

/** Who stands at the counter: scan anything, or search, or enrol by phone. */
export function Counter() {
  const { counter: words } = useStaffWords();
  const text = useFailureText();
  const navigate = useNavigate();
  const find = useAction('POST /v1/staff/members/find');
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<readonly MemberCard[] | null>(null);
  const serve = (till: Till | LateTill) => navigate('/staff/bill', { state: till });
  const scan = useCounterScan((member, visit) => serve({ member, visit }));
  const online = useOnline();
  const isAway = !online || find.failure?.kind === 'offline';
  const look = async () => {
    const answer = await find.run({ body: { text: search.trim(), cursor: null } });
    if (answer?.ok) setFound(answer.value.items);
  };
  return (
    <StaffFrame
      title={words.title}
      dock={
        <>
          {scan.refusal && <Notice tone="bad">{scan.refusal}</Notice>}
          <ScanDock
            label={scan.opening ? words.scanning : words.scan}
            busy={scan.busy}
            onScan={() => void scan.start()}
          />
        </>
      }
    >
      <SearchRow
        label={words.find}
        hint={words.findHint}
        action={words.findDo}
        value={search}
        onValue={(next) => {
          setSearch(next);
          setFound(null);
        }}
        onSearch={() => void look()}
        busy={find.busy}
        maxLength={searchCharsMax}
      />
      {find.failure && !isAway && <Notice tone="bad">{text(find.failure)}</Notice>}
      {isAway && <WithoutNetwork search={search} onServe={serve} />}
      {found && !isAway ? (
        <FoundMembers members={found} search={search} onPick={(member) => serve({ member, visit: null })} />
      ) : (
        <ShiftSoFar />
      )}
      {scan.voucher && (
        <DecisionSheet approval={scan.voucher} onClose={scan.closeVoucher} onDone={async () => undefined} />
      )}
    </StaffFrame>
  );
}

/** Nobody can be looked up: a bill for a number that is said aloud waits on this phone, and the customer loses nothing. */
function WithoutNetwork({ search, onServe }: { search: string; onServe: (till: LateTill) => void }) {
  const { late: words } = useStaffWords();
  const number = parsePhone(search);
  if (!number) return <Notice tone="warn">{words.typeNumber}</Notice>;
  return (
    <List>
      <ListRow
        icon="phone"
        title={phone(number)}
        detail={words.forNumber}
        onTap={() => onServe({ phone: search.trim() })}
      />
    </List>
  );
}

/** Between two customers: how the shift goes, and the way to what is asked for less often. */
function ShiftSoFar() {
  const { counter: words, shift } = useStaffWords();
  const { parts } = useWords();
  const { acts } = useShiftLog();
  return (
    <>
      <LateList />
      <List>
        <ListRow icon="bill" title={words.toReturn} detail={words.toReturnHint} to="/staff/return" />
      </List>
      {acts.length > 0 && (
        <Section
          title={shift.title}
          more={
            <Link className="text-link" to="/staff/today">
              {parts.all}
            </Link>
          }
        >
          <ShiftNumbers acts={acts} />
          <MyActs acts={acts.slice(0, actsShown)} />
        </Section>
      )}
    </>
  );
}
