import type { ReactNode } from 'react';
import { ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';
import { SignedIn } from './staff-frame.tsx';

interface DoneProps {
  /** What was being done: the screen's name. */
  bar: string;
  /** What came of it. */
  title: string;
  detail?: string;
  children: ReactNode;
}

/** What the server has done, and the way to the next customer. */
export function Done({ bar, title, detail, children }: DoneProps) {
  const { receipt: words } = useStaffWords();
  return (
    <Screen title={bar} back="/staff" under={<SignedIn />} dock={<ButtonLink to="/staff">{words.next}</ButtonLink>}>
      <div className="result" role="status">
        <span className="result-mark">
          <Icon name="check" size={48} />
        </span>
        <h2 className="h2">{title}</h2>
        {detail && <p className="quiet">{detail}</p>}
      </div>
      {children}
    </Screen>
  );
}
