import { addDays, instant, localDateOf } from '@quaylai/shared/words/vietnam-time';
import { session } from '../api/api.ts';
import { glanceMs } from '../api/attention.ts';
import { Awaiting } from '../api/awaiting.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { Settings } from '../customer/settings.tsx';
import { Card, List, ListRow, Section } from '../parts/list.tsx';
import { useUnit } from '../state/use-unit.ts';
import { count, money, pointsOf, shortDay } from '../words/format.ts';
import { useDesktopWords } from '../words/use-desktop-words.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useShopWords } from '../words/use-shop-words.ts';
import { insideZalo } from '../zalo/ask.ts';
import { DayBars } from './day-bars.tsx';
import { type DaySum, daySums } from './day-sums.ts';
import { OwnerFrame, useMayChange, useSeesPeople } from './owner-frame.tsx';
import { ToDo } from './to-do.tsx';

const daysShown = 14;

/** Today at a glance, and one question answered by one chart. */
export function Overview() {
  const { today: words, common } = useOwnerWords();
  const unit = useUnit();
  const to = localDateOf(instant(session.serverNow()));
  const from = addDays(to, 1 - daysShown);
  const { value, failure, refresh } = useAnswer('GET /v1/admin/days', { query: { from, to } }, { liveFor: glanceMs });
  const shop = useShopWords();
  const { phone: desktop } = useDesktopWords();
  const owns = useMayChange();
  const seesPeople = useSeesPeople();
  const days = value ? daySums(value.days, from, to) : [];
  const today = days.at(-1);
  // What stands below waits for the figures above it, or it would jump under the thumb; its own questions are already out.
  const settled = value !== null || failure !== null;
  const best = days.reduce<DaySum | null>((top, day) => (top && top.spendDong >= day.spendDong ? top : day), null);
  return (
    <OwnerFrame title={words.title}>
      {!value && <Awaiting failure={failure} onRetry={refresh} tall rows={3} />}
      {value && (
        <Section title={words.day}>
          {today && (
            <Tiles
              tiles={[
                [words.spend, money(today.spendDong)],
                [words.orders, count(today.orders)],
                [words.earned, pointsOf(today.pointsEarned, unit)],
                [words.spent, pointsOf(today.pointsSpent, unit)],
                [words.joined, count(today.membersJoined)],
                [words.redemptions, count(today.redemptions)],
              ]}
            />
          )}
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
      <div className="stack overview-rest" hidden={!settled}>
        {seesPeople && <ToDo owns={owns} />}
        <Section title={shop.title}>
          <List>
            <ListRow icon="shop" title={shop.branches.title} detail={shop.branches.row} to="/owner/branches" />
            {owns && <ListRow icon="bill" title={shop.tills.title} detail={shop.tills.row} to="/owner/tills" />}
            {owns && <ListRow icon="desktop" title={desktop.row} detail={desktop.rowDetail} to="/owner/desktop" />}
            {insideZalo() && <ListRow icon="home" title={common.leave} to="/me" />}
          </List>
        </Section>
        {/* Who owns a shop need not be a member, whose page holds these otherwise. */}
        <Settings />
      </div>
    </OwnerFrame>
  );
}

/** Today's numbers, two abreast: the number first, what it counts under it. */
function Tiles({ tiles }: { tiles: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="tiles">
      {tiles.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
