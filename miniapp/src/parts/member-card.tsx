import type { ReactNode } from 'react';
import { Guilloche } from './guilloche.tsx';
import { Pill } from './list.tsx';
import './member-card.css';
import { PointsNumber } from './points-number.tsx';
import { type LookName, lookStyle } from './tier-look.ts';

interface MemberCardProps {
  look: LookName;
  tierName: string;
  /** The programme on the customer's card, the masked phone on the till's. */
  over: string;
  name: string;
  points: number;
  unit: string;
  /** What belongs to the balance but cannot be spent now. */
  notes?: readonly string[];
  action?: ReactNode;
}

const longFrom = 9_999_999;

/** Points in large type; eight digits or more are set smaller, so that they never leave their line. */
export const largePoints = (points: number): string =>
  Math.abs(points) > longFrom ? 'member-points member-points-long' : 'member-points';

/** The card: the tier's look, whose it is, and the points at 40 px. */
export function MemberCard({ look, tierName, over, name, points, unit, notes = [], action }: MemberCardProps) {
  return (
    <section className="member-card" style={lookStyle(look)} aria-label={name}>
      <Guilloche />
      <div className="row between">
        <span className="strong grow wrap-anywhere">{over}</span>
        <Pill>{tierName}</Pill>
      </div>
      <div>
        <p className={largePoints(points)}>
          <PointsNumber value={points} /> <small>{unit}</small>
        </p>
        {notes.map((note) => (
          <p key={note} className="member-note">
            {note}
          </p>
        ))}
      </div>
      <div className="row between">
        <span className="member-name grow">{name}</span>
        {action}
      </div>
    </section>
  );
}

export function MemberCardButton({
  label,
  sentence,
  icon,
  onClick,
}: {
  label: string;
  sentence: string;
  icon: ReactNode;
  onClick: () => void;
}) {
  return (
    <button type="button" className="member-qr" onClick={onClick} aria-label={sentence}>
      {icon}
      {label}
    </button>
  );
}
