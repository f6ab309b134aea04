import type { ReactNode } from 'react';
import { ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';
import { SignedIn } from './staff-frame.tsx';

/** What the server has done, and the way to the next customer. */
export function Done({ title, detail, children }: { title: string; detail?: string; children: ReactNode }) {
  const { receipt: words } = useStaffWords();
  return (
    <Screen title={title} back="/staff" under={<SignedIn />} dock={<ButtonLink to="/staff">{words.next}</ButtonLink>}>
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
