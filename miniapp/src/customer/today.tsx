import type { Home } from '@quaylai/shared/api/member-models';
import { Link } from 'react-router-dom';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useWho } from '../state/session.ts';
import { day, money, pointsOf } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** The one line that matters today: what is about to be lost, else what waits, else how points come. */
export function Today({ home, unit }: { home: Home; unit: string }) {
  const { home: words } = useWords();
  const rate = useWho()?.programme.earnDongPerPoint ?? 0;
  const { balance } = home;
  if (balance.debt > 0) return <Line icon="alert" warn to="/history" text={words.debt(pointsOf(balance.debt, unit))} />;
  if (balance.expiringSoon > 0 && balance.expiringOn) {
    const sentence = words.expiring(pointsOf(balance.expiringSoon, unit), day(balance.expiringOn));
    return <Line icon="clock" warn to="/rewards" text={sentence} action={words.expiringDo} />;
  }
  if (home.openRedemptions > 0) {
    return <Line icon="ticket" to="/vouchers" text={words.open(home.openRedemptions)} action={words.openDo} />;
  }
  if (balance.held > 0) return <Line icon="clock" to="/vouchers" text={words.held(pointsOf(balance.held, unit))} />;
  if (balance.pending > 0)
    return <Line icon="clock" to="/history" text={words.pending(pointsOf(balance.pending, unit))} />;
  return <Line icon="star" to="/tiers" text={words.calm(money(rate), unit)} />;
}

function Line({
  icon,
  text,
  to,
  action,
  warn = false,
}: {
  icon: IconName;
  text: string;
  to: string;
  action?: string;
  warn?: boolean;
}) {
  return (
    <Link className={warn ? 'today today-warn' : 'today'} to={to}>
      <Icon name={icon} size={20} />
      <span className="grow">
        {text}
        {action && <span className="strong"> · {action}</span>}
      </span>
      <Icon name="forward" size={16} />
    </Link>
  );
}
