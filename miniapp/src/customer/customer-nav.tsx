import { BottomNav } from '../parts/bottom-nav.tsx';
import { useWords } from '../words/use-words.ts';
import { scanAtOnce } from './scan-at-once.ts';

export function CustomerNav() {
  const { nav } = useWords();
  return (
    <BottomNav
      label={nav.label}
      places={[
        { to: '/', label: nav.home, icon: 'home' },
        { to: '/rewards', label: nav.rewards, icon: 'gift' },
        { to: '/scan', label: nav.scan, icon: 'scan', main: true, state: scanAtOnce },
        { to: '/vouchers', label: nav.vouchers, icon: 'ticket' },
        { to: '/me', label: nav.me, icon: 'person' },
      ]}
    />
  );
}
