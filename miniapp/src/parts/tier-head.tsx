import type { ReactNode } from 'react';
import { Guilloche } from './guilloche.tsx';
import { Pill } from './list.tsx';
import './member-card.css';
import './tier-head.css';
import { type LookName, lookStyle } from './tier-look.ts';

interface TierHeadProps {
  look: LookName;
  name: string;
  pill?: string | false;
  /** Light passes over it once: somebody has just come here. */
  reached?: boolean;
  children: ReactNode;
}

/** A tier as it looks on the card: the head of whatever is said about it. */
export function TierHead({ look, name, pill = false, reached = false, children }: TierHeadProps) {
  return (
    <header className={reached ? 'tier-head tier-reached' : 'tier-head'} style={lookStyle(look)}>
      <Guilloche />
      <div className="row between">
        <h2 className="h2 grow wrap-anywhere">{name}</h2>
        {pill && <Pill>{pill}</Pill>}
      </div>
      <div className="small">{children}</div>
    </header>
  );
}
