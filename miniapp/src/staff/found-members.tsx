import type { MemberCard } from '@quaylai/shared/api/member-models';
import { parsePhone } from '@quaylai/shared/words/phone';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Dotted } from '../parts/dotted.tsx';
import { Card, List, ListRow } from '../parts/list.tsx';
import { Notice } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { phone, pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useShift } from './shift.ts';

interface FoundProps {
  members: readonly MemberCard[];
  search: string;
  onPick: (member: MemberCard) => void;
}

/** Whom a search found; a phone number that nobody has can be enrolled at once (T10). */
export function FoundMembers({ members, search, onPick }: FoundProps) {
  const { counter: words } = useStaffWords();
  const unit = useUnit();
  if (members.length === 0) return <Nobody search={search} onPick={onPick} />;
  return (
    <List>
      {members.map((member) => (
        <ListRow
          key={member.memberId}
          icon="person"
          title={member.name ?? words.noName}
          detail={<Dotted facts={[member.phoneMasked ?? words.noPhone, member.tier.name]} />}
          end={<span className="small number">{pointsOf(member.available, unit)}</span>}
          onTap={() => onPick(member)}
        />
      ))}
    </List>
  );
}

function Nobody({ search, onPick }: Pick<FoundProps, 'search' | 'onPick'>) {
  const { counter: words } = useStaffWords();
  const text = useFailureText();
  const { branch } = useShift();
  const enrol = useAction('POST /v1/staff/members');
  const number = parsePhone(search);
  const run = async () => {
    const answer = await enrol.run({ body: { phone: search.trim(), branchId: branch.branchId } });
    if (answer?.ok) onPick(answer.value);
  };
  return (
    <Card>
      <p className="strong">{words.none}</p>
      {number && (
        <>
          <p className="small quiet">{words.enrolHint}</p>
          {enrol.failure && <Notice tone="bad">{text(enrol.failure)}</Notice>}
          <Button busy={enrol.busy} onClick={() => void run()}>
            {words.enrol(phone(number))}
          </Button>
        </>
      )}
    </Card>
  );
}
