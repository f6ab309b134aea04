import { type MouseEvent, useState } from 'react';
import { NavLink, useLocation } from 'react-router-dom';
import './bottom-nav.css';
import { Icon, type IconName } from './icon.tsx';

export interface NavPlace {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  /** The one thing this role comes for: drawn larger, in the middle. */
  readonly main?: boolean;
  readonly count?: number;
  /** What the screen should do on arrival. */
  readonly state?: object;
}

export function BottomNav({ label, places }: { label: string; places: readonly NavPlace[] }) {
  const here = useLocation().key;
  const [tapped, setTapped] = useState<{ readonly to: string; readonly from: string } | null>(null);
  // The next screen takes its time to be drawn; where the thumb went shows at once.
  const goingTo = tapped?.from === here ? tapped.to : null;
  return (
    <nav className="bottom-nav" aria-label={label}>
      {places.map(({ to, label: name, icon, main, count, state }) => (
        <NavLink
          key={to}
          to={to}
          state={state}
          end
          onClick={(event) => opensHere(event) && setTapped({ to, from: here })}
          className={({ isActive }) => placeClass(main, goingTo === null ? isActive : goingTo === to)}
        >
          <span>{name}</span>
          {count ? ' ' : null}
          <span className="bottom-nav-icon">
            <Icon name={icon} />
            {count ? <span className="bottom-nav-count number">{count}</span> : null}
          </span>
        </NavLink>
      ))}
    </nav>
  );
}

/** Not in a tab of its own, as on the owner's desktop. */
const opensHere = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean => !(ctrlKey || metaKey || shiftKey);

const placeClass = (main: boolean | undefined, lit: boolean): string =>
  `${main ? 'bottom-nav-main ' : ''}${lit ? 'active' : ''}`;
