import type { MemberCard } from '@quaylai/shared/api/member-models';
import { tierLooks } from '../parts/tier-look.ts';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

/** Who is being served, always in view: name, masked phone, tier, points. */
export function TillMember({ member }: { member: MemberCard }) {
  const { counter: words } = useStaffWords();
  const unit = useUnit();
  const { from, to, ink } = tierLooks[member.tier.look];
  const name = member.name ?? words.noName;
  return (
    <section
      className="till-member"
      style={{ background: `linear-gradient(135deg, ${from}, ${to})`, color: ink }}
      aria-label={name}
    >
      <span className="till-face" aria-hidden="true">
        {name.trim().split(/\s+/).at(-1)?.charAt(0).toUpperCase()}
      </span>
      <div className="grow">
        <p className="strong wrap-anywhere">{name}</p>
        <p className="small">{[member.phoneMasked ?? words.noPhone, member.tier.name].join(' · ')}</p>
      </div>
      <span className="strong number">{pointsOf(member.available, unit)}</span>
    </section>
  );
}
