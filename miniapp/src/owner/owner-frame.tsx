import type { ReactNode } from 'react';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Screen } from '../parts/screen.tsx';
import { Notice } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';

/** Only the owner changes things; managers read. */
export const useMayChange = (): boolean => useWho()?.staff?.role === 'owner';

interface FrameProps {
  title: string;
  dock?: ReactNode;
  /** This screen has things to change, so a manager is told why there are no buttons. */
  changes?: boolean;
  children: ReactNode;
}

export function OwnerFrame({ title, dock, changes = false, children }: FrameProps) {
  const { nav, denied } = useOwnerWords();
  const mayChange = useMayChange();
  return (
    <Screen
      title={title}
      dock={dock}
      nav={
        <BottomNav
          label={nav.label}
          places={[
            { to: '/owner', label: nav.today, icon: 'chart' },
            { to: '/owner/rules', label: nav.rules, icon: 'rules' },
            { to: '/owner/rewards', label: nav.rewards, icon: 'gift' },
            { to: '/owner/people', label: nav.people, icon: 'people' },
            { to: '/owner/members', label: nav.members, icon: 'person' },
          ]}
        />
      }
    >
      {changes && !mayChange && <Notice tone="warn">{denied.readOnly}</Notice>}
      {children}
    </Screen>
  );
}
