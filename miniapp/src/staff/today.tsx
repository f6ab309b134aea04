import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { usePages } from '../api/use-pages.ts';
import { Card, Facts, List, ListRow, Section } from '../parts/list.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { count, moment, money, pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useShift } from './shift.ts';
import { StaffFrame } from './staff-frame.tsx';

/** The branch's day so far. */
export function Today() {
  const { today: words } = useStaffWords();
  const { vouchers } = useCustomerWords();
  const text = useFailureText();
  const unit = useUnit();
  const { branch } = useShift();
  const query = { branchId: branch.branchId };
  const { value, failure, refresh } = useAnswer('GET /v1/staff/days/today', { query });
  const { items } = usePages('GET /v1/staff/redemptions', { query });
  return (
    <StaffFrame title={words.title}>
      {!value && !failure && <Skeleton rows={4} />}
      {!value && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {value && (
        <Card>
          <Facts
            facts={[
              [words.orders, count(value.orders)],
              [words.spend, money(value.spendDong)],
              [words.earned, pointsOf(value.pointsEarned, unit)],
              [words.spent, pointsOf(value.pointsSpent, unit)],
              [words.joined, count(value.membersJoined)],
              [words.redemptions, count(value.redemptions)],
            ]}
          />
        </Card>
      )}
      {items && (
        <Section title={words.recent}>
          {items.length === 0 ? (
            <p className="quiet">{words.none}</p>
          ) : (
            <List>
              {items.map((one) => (
                <ListRow
                  key={one.redemptionId}
                  icon={one.state === 'REDEEMED' ? 'check' : 'close'}
                  title={one.rewardName}
                  detail={[vouchers.state[one.state], one.decidedAt && moment(one.decidedAt)]
                    .filter(Boolean)
                    .join(' · ')}
                />
              ))}
            </List>
          )}
        </Section>
      )}
    </StaffFrame>
  );
}
