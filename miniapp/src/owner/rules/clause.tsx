import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';

interface ClauseProps {
  title: string;
  /** The clause in words, as it stands now. */
  sentence: string;
  /** What else holds, small under the sentence. */
  conditions?: readonly string[];
  /** Warnings and errors inside, so a closed clause does not hide them. */
  troubled: boolean;
  /** Unfolded from the start. */
  opened?: boolean;
  children: ReactNode;
}

/** One sentence of the rules; opening it shows the numbers it is made of. */
export function Clause({ title, sentence, conditions = [], troubled, opened = false, children }: ClauseProps) {
  return (
    <details className="clause" open={opened}>
      <summary>
        <span className="grow">
          <span className="small quiet">{title}</span>
          <br />
          <span className="strong wrap-anywhere">{sentence}</span>
          {conditions.length > 0 && <span className="list-detail wrap-anywhere">{conditions.join(' · ')}</span>}
        </span>
        {troubled && (
          <span className="warn">
            <Icon name="alert" size={20} />
          </span>
        )}
        <Icon name="forward" size={16} />
      </summary>
      <div className="clause-body">{children}</div>
    </details>
  );
}
