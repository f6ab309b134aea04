import { type ReactNode, useState } from 'react';
import { NavLink } from 'react-router-dom';
import { signOutDesktop } from '../../api/desktop.ts';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { useWho } from '../../state/session.ts';
import { useCorrectionsWords } from '../../words/use-corrections-words.ts';
import { useDesktopWords } from '../../words/use-desktop-words.ts';
import { useImportWords } from '../../words/use-import-words.ts';
import { useOwnerWords } from '../../words/use-owner-words.ts';
import { useRequestsWords } from '../../words/use-requests-words.ts';
import { useReviewsWords } from '../../words/use-reviews-words.ts';
import { useShopWords } from '../../words/use-shop-words.ts';
import './desktop.css';

/** The owner's rooms on a large screen: every room in reach at the side, the room itself beside it. */
export function Desk({ children }: { children: ReactNode }) {
  return (
    <div className="desk">
      <Side />
      <div className="desk-room">{children}</div>
    </div>
  );
}

function Side() {
  const { nav } = useOwnerWords();
  const { signOut } = useDesktopWords();
  const programme = useWho()?.programme.name;
  const [busy, setBusy] = useState(false);
  return (
    <aside className="desk-side">
      <p className="desk-name">{programme}</p>
      <nav aria-label={nav.label}>
        {useRooms().map(({ to, label, icon }) => (
          <NavLink key={to} to={to} end={to === '/owner'}>
            <Icon name={icon} size={20} />
            <span>{label}</span>
          </NavLink>
        ))}
      </nav>
      <Button
        look="quiet"
        icon="lock"
        busy={busy}
        onClick={() => {
          setBusy(true);
          void signOutDesktop();
        }}
      >
        {signOut}
      </Button>
    </aside>
  );
}

interface Room {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
}

function useRooms(): readonly Room[] {
  const { nav } = useOwnerWords();
  const list = useImportWords();
  const shop = useShopWords();
  const reviews = useReviewsWords();
  const corrections = useCorrectionsWords();
  const requests = useRequestsWords();
  return [
    { to: '/owner', label: nav.today, icon: 'chart' },
    { to: '/owner/rules', label: nav.rules, icon: 'rules' },
    { to: '/owner/rewards', label: nav.rewards, icon: 'gift' },
    { to: '/owner/people', label: nav.people, icon: 'people' },
    { to: '/owner/members', label: nav.members, icon: 'person' },
    { to: '/owner/import', label: list.title, icon: 'plus' },
    { to: '/owner/reviews', label: reviews.title, icon: 'bill' },
    { to: '/owner/corrections', label: corrections.title, icon: 'check' },
    { to: '/owner/requests', label: requests.title, icon: 'help' },
    { to: '/owner/branches', label: shop.branches.title, icon: 'shop' },
    { to: '/owner/tills', label: shop.tills.title, icon: 'qr' },
  ];
}
