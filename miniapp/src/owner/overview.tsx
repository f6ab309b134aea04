import { addDays, instant, localDateOf } from '@quaylai/shared/words/vietnam-time';
import { session } from '../api/api.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Card, Facts, List, ListRow, Section } from '../parts/list.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { count, money, pointsOf, shortDay } from '../words/format.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { DayBars } from './day-bars.tsx';
import { type DaySum, daySums } from './day-sums.ts';
import { OwnerFrame } from './owner-frame.tsx';

const daysShown = 14;

/** Today at a glance, and one question answered by one chart. */
export function Overview() {
  const { today: words, common } = useOwnerWords();
  const text = useFailureText();
  const unit = useUnit();
  const to = localDateOf(instant(session.serverNow()));
  const from = addDays(to, 1 - daysShown);
  const { value, failure, refresh } = useAnswer('GET /v1/admin/days', { query: { from, to } });
  const branches = useAnswer('GET /v1/admin/branches', {});
  const days = value ? daySums(value.days, from, to) : [];
  const today = days.at(-1);
  const best = days.reduce<DaySum | null>((top, day) => (top && top.spendDong >= day.spendDong ? top : day), null);
  return (
    <OwnerFrame title={words.title}>
      {!value && !failure && <Skeleton tall rows={3} />}
      {!value && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {value && (
        <Section title={words.day}>
          <Card>
            {today && (
              <Facts
                facts={[
                  [words.orders, count(today.orders)],
                  [words.spend, money(today.spendDong)],
                  [words.earned, pointsOf(today.pointsEarned, unit)],
                  [words.spent, pointsOf(today.pointsSpent, unit)],
                  [words.joined, count(today.membersJoined)],
                  [words.redemptions, count(today.redemptions)],
                ]}
              />
            )}
          </Card>
        </Section>
      )}
      {best && best.spendDong > 0 && (
        <Section title={words.spendQuestion}>
          <Card>
            <p className="small quiet">{words.spendAnswer(shortDay(best.day), money(best.spendDong))}</p>
            <DayBars
              label={words.chart(String(daysShown))}
              days={days.map((day) => ({ day: day.day, value: day.spendDong }))}
            />
          </Card>
        </Section>
      )}
      {branches.value && (
        <Section title={words.poster}>
          <p className="small quiet">{words.posterHint}</p>
          <List>
            {branches.value.branches.map((branch) => (
              <ListRow
                key={branch.branchId}
                icon="print"
                title={branch.name}
                detail={branch.address}
                to={`/owner/poster/${branch.branchId}`}
              />
            ))}
          </List>
        </Section>
      )}
      <ButtonLink to="/me" look="quiet">
        {common.leave}
      </ButtonLink>
    </OwnerFrame>
  );
}
