import type { MemberCard } from '@quaylai/shared/api/member-models';
import { Dotted } from '../parts/dotted.tsx';
import { Guilloche } from '../parts/guilloche.tsx';
import '../parts/tier-head.css';
import { lookStyle } from '../parts/tier-look.ts';
import { useUnit } from '../state/use-unit.ts';
import { money, pointsOf, shortDay } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

interface TillMemberProps {
  member: MemberCard;
  /** What is worth a word before the bill: debt, points about to be lost, a step that is near. */
  withNotes?: boolean;
  /** The member has just come to this tier. */
  reached?: boolean;
}

/** Who is being served, always in view: name, masked phone, tier, points. */
export function TillMember({ member, withNotes = false, reached = false }: TillMemberProps) {
  const { counter: words } = useStaffWords();
  const unit = useUnit();
  const name = member.name ?? words.noName;
  return (
    <section
      className={reached ? 'till-member tier-reached' : 'till-member'}
      style={lookStyle(member.tier.look)}
      aria-label={name}
    >
      <Guilloche />
      <span className="till-face" aria-hidden="true">
        {name.trim().split(/\s+/).at(-1)?.charAt(0).toUpperCase()}
      </span>
      <div className="grow">
        <p className="strong wrap-anywhere">{name}</p>
        <p className="small">
          <Dotted facts={[member.phoneMasked ?? words.noPhone, member.tier.name]} />
        </p>
      </div>
      <span className="strong number">{pointsOf(member.available, unit)}</span>
      {withNotes && <Notes member={member} />}
    </section>
  );
}

function Notes({ member: { notes } }: { member: MemberCard }) {
  const { notes: words } = useStaffWords();
  const unit = useUnit();
  const said = [
    notes.debt > 0 && words.debt(pointsOf(notes.debt, unit)),
    notes.expiringSoon > 0 &&
      notes.expiringOn !== null &&
      words.expiring(pointsOf(notes.expiringSoon, unit), shortDay(notes.expiringOn)),
    notes.next && words.next(money(notes.next.missingDong), notes.next.tierName),
  ].filter((note): note is string => typeof note === 'string');
  if (said.length === 0) return null;
  return (
    <ul className="till-notes small">
      {said.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
