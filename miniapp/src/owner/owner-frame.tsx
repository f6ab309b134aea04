import type { ReactNode } from 'react';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Screen } from '../parts/screen.tsx';
import { Notice } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';

/** Only the owner changes things; managers read. */
export const useMayChange = (): boolean => useWho()?.staff?.role === 'owner';

/** The poster and everything about people is for owners and managers; a viewer sees figures and settings. */
export const useSeesPeople = (): boolean => useWho()?.staff?.role !== 'viewer';

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
  const seesPeople = useSeesPeople();
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
            ...(seesPeople
              ? [
                  { to: '/owner/people', label: nav.people, icon: 'people' } as const,
                  { to: '/owner/members', label: nav.members, icon: 'person' } as const,
                ]
              : []),
          ]}
        />
      }
    >
      {changes && !mayChange && <Notice tone="warn">{denied.readOnly}</Notice>}
      {children}
    </Screen>
  );
}
