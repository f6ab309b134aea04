import type { MemberCard } from '@quaylai/shared/api/member-models';
import { parsePhone } from '@quaylai/shared/words/phone';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Card, List, ListRow } from '../parts/list.tsx';
import { Notice } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { phone, pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import type { Till } from './bill-flow.tsx';
import { DecisionSheet } from './decision-sheet.tsx';
import { useShift } from './shift.ts';
import { StaffFrame } from './staff-frame.tsx';
import { useCounterScan } from './use-counter-scan.ts';

const searchCharsMax = 60;

/** Who stands at the counter: scan anything, or search, or enrol by phone. */
export function Counter() {
  const { counter: words } = useStaffWords();
  const text = useFailureText();
  const navigate = useNavigate();
  const { branch } = useShift();
  const find = useAction('POST /v1/staff/members/find');
  const enrol = useAction('POST /v1/staff/members');
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<readonly MemberCard[] | null>(null);
  const serve = (till: Till) => navigate('/staff/bill', { state: till });
  const scan = useCounterScan((member, visit) => serve({ member, visit }));
  const number = parsePhone(search);
  const look = async () => {
    const answer = await find.run({ body: { text: search.trim(), cursor: null } });
    if (answer?.ok) setFound(answer.value.items);
  };
  const enrolPhone = async () => {
    const answer = await enrol.run({ body: { phone: search.trim(), branchId: branch.branchId } });
    if (answer?.ok) serve({ member: answer.value, visit: null });
  };
  return (
    <StaffFrame title={words.title}>
      <div className="scan-button">
        <Button icon="scan" busy={scan.busy} onClick={() => void scan.start()}>
          {scan.opening ? words.scanning : words.scan}
        </Button>
      </div>
      {scan.refusal && <Notice tone="bad">{scan.refusal}</Notice>}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (search.trim()) void look();
        }}
      >
        <TextField
          label={words.find}
          hint={words.findHint}
          value={search}
          onValue={(next) => {
            setSearch(next);
            setFound(null);
          }}
          maxLength={searchCharsMax}
          autoComplete="off"
        />
        <Button look="second" icon="search" submit busy={find.busy} disabled={search.trim() === ''}>
          {words.findDo}
        </Button>
      </form>
      {find.failure && <Notice tone="bad">{text(find.failure)}</Notice>}
      {found && found.length > 0 && <Found members={found} onPick={(member) => serve({ member, visit: null })} />}
      {found?.length === 0 && (
        <Card>
          <p className="strong">{words.none}</p>
          {number && (
            <>
              <p className="small quiet">{words.enrolHint}</p>
              {enrol.failure && <Notice tone="bad">{text(enrol.failure)}</Notice>}
              <Button busy={enrol.busy} onClick={() => void enrolPhone()}>
                {words.enrol(phone(number))}
              </Button>
            </>
          )}
        </Card>
      )}
      <ButtonLink to="/staff/return" look="quiet" icon="bill">
        {words.toReturn}
      </ButtonLink>
      {scan.voucher && (
        <DecisionSheet approval={scan.voucher} onClose={scan.closeVoucher} onDone={async () => undefined} />
      )}
    </StaffFrame>
  );
}

function Found({ members, onPick }: { members: readonly MemberCard[]; onPick: (member: MemberCard) => void }) {
  const { counter: words } = useStaffWords();
  const unit = useUnit();
  return (
    <List>
      {members.map((member) => (
        <ListRow
          key={member.memberId}
          icon="person"
          title={member.name ?? words.noName}
          detail={[member.phoneMasked ?? words.noPhone, member.tier.name].join(' · ')}
          end={<span className="small number">{pointsOf(member.available, unit)}</span>}
          onTap={() => onPick(member)}
        />
      ))}
    </List>
  );
}
