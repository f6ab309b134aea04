import { glanceMs } from '../api/attention.ts';
import { Awaiting } from '../api/awaiting.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { usePages } from '../api/use-pages.ts';
import { Card, Facts, List, ListRow, Section } from '../parts/list.tsx';
import { useUnit } from '../state/use-unit.ts';
import { count, moment, money, pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { MyActs } from './my-acts.tsx';
import { useShift } from './shift.ts';
import { ShiftNumbers } from './shift-numbers.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { useShiftLog } from './use-shift-log.ts';

/** My shift, and the branch's day so far. */
export function Today() {
  const { today: words, shift } = useStaffWords();
  const { acts } = useShiftLog();
  const { vouchers } = useCustomerWords();
  const unit = useUnit();
  const { branch } = useShift();
  const query = { branchId: branch.branchId };
  const { value, failure, refresh } = useAnswer('GET /v1/staff/days/today', { query }, { liveFor: glanceMs });
  const { items } = usePages('GET /v1/staff/redemptions', { query }, { liveFor: glanceMs });
  return (
    <StaffFrame title={words.title}>
      <Section title={shift.title}>
        {acts.length === 0 ? <p className="quiet">{shift.none}</p> : <ShiftNumbers acts={acts} />}
        {acts.length > 0 && <MyActs acts={acts} />}
        <p className="small quiet">{shift.here}</p>
      </Section>
      {!value && <Awaiting failure={failure} onRetry={refresh} rows={4} />}
      {value && (
        <Section title={words.branch(branch.name)}>
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
        </Section>
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
