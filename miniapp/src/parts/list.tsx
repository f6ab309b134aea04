import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Icon, type IconName } from './icon.tsx';
import './list.css';

export function Card({
  children,
  tone = 'plain',
}: {
  children: ReactNode;
  tone?: 'plain' | 'brand' | 'good' | 'warn' | 'bad';
}) {
  return <div className={`card card-${tone}`}>{children}</div>;
}

export function Section({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section className="stack">
      <div className="row between">
        <h2 className="h3">{title}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}

/** A list inside a card, with hairlines between rows. */
export function List({ children }: { children: ReactNode }) {
  return <ul className="list">{children}</ul>;
}

interface RowProps {
  icon?: IconName;
  title: ReactNode;
  detail?: ReactNode;
  end?: ReactNode;
  /** Goes somewhere … */
  to?: string;
  /** … or does something. */
  onTap?: () => void;
  /** False where the row's own end says enough. */
  arrow?: boolean;
}

export function ListRow({ icon, title, detail, end, to, onTap, arrow = true }: RowProps) {
  const leads = arrow && (to !== undefined || onTap !== undefined);
  const inside = (
    <>
      {icon && (
        <span className="list-icon">
          <Icon name={icon} size={20} />
        </span>
      )}
      <span className="grow">
        <span className="list-title wrap-anywhere">{title}</span>
        {detail && <span className="list-detail wrap-anywhere">{detail}</span>}
      </span>
      {(end || leads) && (
        <span className="list-tail">
          {end && <span className="list-end">{end}</span>}
          {leads && <RowArrow />}
        </span>
      )}
    </>
  );
  return (
    <li>
      {to ? (
        <Link className="list-row" to={to}>
          {inside}
        </Link>
      ) : onTap ? (
        <button type="button" className="list-row" onClick={onTap}>
          {inside}
        </button>
      ) : (
        <div className="list-row">{inside}</div>
      )}
    </li>
  );
}

/** Says that a row leads further. */
export function RowArrow() {
  return (
    <span className="list-arrow">
      <Icon name="forward" size={16} />
    </span>
  );
}

/** Pairs of a name and a value, the value at the right. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Pill({
  children,
  tone = 'plain',
}: {
  children: ReactNode;
  tone?: 'plain' | 'brand' | 'good' | 'warn' | 'bad';
}) {
  return <span className={`pill pill-${tone}`}>{children}</span>;
}
