import { ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Facts } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { money } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { SignedIn } from './staff-frame.tsx';

/** The bill is on this phone and nowhere else yet: not green, for no server has said so. */
export function LateSaved({ amountDong, who }: { amountDong: number; who: string }) {
  const { late: words, bill, receipt, approvals } = useStaffWords();
  return (
    <Screen
      title={bill.title}
      back="/staff"
      under={<SignedIn />}
      dock={<ButtonLink to="/staff">{receipt.next}</ButtonLink>}
    >
      <div className="result" role="status">
        <span className="result-mark result-waits">
          <Icon name="clock" size={48} />
        </span>
        <h2 className="h2">{words.saved}</h2>
        <p className="quiet balanced">{words.savedHow}</p>
      </div>
      <Facts
        facts={[
          [approvals.member, who],
          [bill.amount, money(amountDong)],
        ]}
      />
    </Screen>
  );
}
