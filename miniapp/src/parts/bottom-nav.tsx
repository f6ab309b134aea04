import { NavLink } from 'react-router-dom';
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
  return (
    <nav className="bottom-nav" aria-label={label}>
      {places.map((place) => (
        <NavLink key={place.to} to={place.to} state={place.state} end className={place.main ? 'bottom-nav-main' : ''}>
          <span className="bottom-nav-icon">
            <Icon name={place.icon} />
            {place.count ? <span className="bottom-nav-count number">{place.count}</span> : null}
          </span>
          <span>{place.label}</span>
        </NavLink>
      ))}
    </nav>
  );
}
