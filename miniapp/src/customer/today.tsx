import type { Home } from '@quaylai/shared/api/member-models';
import { Link } from 'react-router-dom';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useWho } from '../state/session.ts';
import { day, daysBetween, money, pointsOf } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { useLackText } from './lacks.ts';

/** From this many days ahead the coming drop stands on the first screen; C5 asks for 30 at least. */
const dropToldDays = 60;

/** Is the drop near enough to be told outside the tier page? */
export const dropIsNear = (by: string, today: string): boolean => daysBetween(today, by) <= dropToldDays;

/** What matters today: everything about to be lost, else what waits, else how points come. */
export function Today({ home, unit, today }: { home: Home; unit: string; today: string }) {
  const { home: words, ladder } = useWords();
  const rate = useWho()?.programme.earnDongPerPoint ?? 0;
  const lacking = useLackText();
  const { balance, standing } = home;
  const { keep } = standing;
  const drops = keep !== null && keep.lacks.length > 0 && dropIsNear(keep.by, today);
  const expires = balance.expiringSoon > 0 && balance.expiringOn !== null;
  return (
    <div className="stack">
      {drops && (
        <Line
          icon="alert"
          warn
          to="/tiers"
          text={ladder.drop(lacking(keep.lacks, standing.measures.match), day(keep.by), standing.tier.name)}
        />
      )}
      {expires && (
        <Line
          icon="clock"
          warn
          to="/rewards"
          text={words.expiring(pointsOf(balance.expiringSoon, unit), day(balance.expiringOn ?? ''))}
          action={words.expiringDo}
        />
      )}
      {balance.debt > 0 && <Line icon="alert" warn to="/history" text={words.debt(pointsOf(balance.debt, unit))} />}
      {home.openRedemptions > 0 ? (
        <Line icon="ticket" to="/vouchers" text={words.open(home.openRedemptions)} action={words.openDo} />
      ) : (
        !drops &&
        !expires &&
        balance.debt === 0 && <Line icon="star" to="/tiers" text={words.calm(money(rate), unit)} />
      )}
    </div>
  );
}

interface LineProps {
  icon: IconName;
  text: string;
  to: string;
  action?: string;
  warn?: boolean;
}

function Line({ icon, text, to, action, warn = false }: LineProps) {
  return (
    <Link className={warn ? 'today today-warn' : 'today'} to={to}>
      <Icon name={icon} size={20} />
      <span className="grow">
        {text}
        {action && <span className="today-do">{action}</span>}
      </span>
      <Icon name="forward" size={16} />
    </Link>
  );
}
