import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { glanceMs } from '../api/attention.ts';
import { Awaiting } from '../api/awaiting.tsx';
import { More } from '../api/more.tsx';
import { usePages } from '../api/use-pages.ts';
import { useToday } from '../api/use-today.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Dotted } from '../parts/dotted.tsx';
import { Pill, RowArrow } from '../parts/list.tsx';
import { Picture } from '../parts/picture.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState } from '../parts/states.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { day, daysBetween, moment } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { CustomerNav } from './customer-nav.tsx';

/** A voucher that ends within a week says so. */
const endingDays = 7;

type Shelf = 'usable' | 'used' | 'over';

/** Where a redemption belongs in the list. */
export function shelfOf({ state }: RedemptionView): Shelf {
  if (state === 'HELD' || state === 'ISSUED' || state === 'RESERVED') return 'usable';
  return state === 'REDEEMED' ? 'used' : 'over';
}

/** What must be used first stands first; gifts that wait at the counter before everything. */
export function byLastDay(redemptions: readonly RedemptionView[]): readonly RedemptionView[] {
  if (redemptions.some((one) => shelfOf(one) !== 'usable')) return redemptions;
  const key = ({ state, lastDay }: RedemptionView): string => (state === 'HELD' ? '' : (lastDay ?? '9999'));
  return [...redemptions].sort((one, other) => key(one).localeCompare(key(other)));
}

export function Vouchers() {
  const { vouchers: words } = useCustomerWords();
  const [shelf, setShelf] = useState<Shelf>('usable');
  const { items, failure, refresh, more } = usePages('GET /v1/me/redemptions', { query: {} }, { liveFor: glanceMs });
  const shown = byLastDay((items ?? []).filter((redemption) => shelfOf(redemption) === shelf));
  return (
    <Screen title={words.title} nav={<CustomerNav />}>
      <Tabs
        label={words.title}
        chosen={shelf}
        onChosen={setShelf}
        tabs={[
          { key: 'usable', label: words.usable },
          { key: 'used', label: words.used },
          { key: 'over', label: words.over },
        ]}
      >
        {!items && <Awaiting failure={failure} onRetry={refresh} rows={4} />}
        {items && shown.length === 0 && <NoVouchers first={items.length === 0 || shelf === 'usable'} />}
        {shown.length > 0 && (
          <ul className="list">
            {shown.map((redemption) => (
              <VoucherRow key={redemption.redemptionId} redemption={redemption} />
            ))}
          </ul>
        )}
        <More {...more} />
      </Tabs>
    </Screen>
  );
}

function NoVouchers({ first }: { first: boolean }) {
  const { vouchers: words } = useCustomerWords();
  if (!first) return <EmptyState icon="ticket" title={words.emptyOther} />;
  return (
    <EmptyState
      icon="ticket"
      title={words.empty}
      action={
        <ButtonLink to="/rewards" look="second">
          {words.toRewards}
        </ButtonLink>
      }
    >
      {words.emptyHint}
    </EmptyState>
  );
}

function VoucherRow({ redemption }: { redemption: RedemptionView }) {
  const { vouchers: words } = useCustomerWords();
  const today = useToday();
  const daysLeft = redemption.lastDay ? daysBetween(today, redemption.lastDay) : null;
  const isEnding = shelfOf(redemption) === 'usable' && daysLeft !== null && daysLeft <= endingDays;
  const when = redemption.decidedAt
    ? moment(redemption.decidedAt)
    : redemption.lastDay && words.lastDay(day(redemption.lastDay));
  return (
    <li>
      <Link className="list-row" to={`/vouchers/${redemption.redemptionId}`}>
        <Picture name={redemption.picture} size="row" />
        <span className="grow">
          <span className="list-title wrap-anywhere">{redemption.rewardName}</span>
          <span className="list-detail">
            <Dotted facts={[words.state[redemption.state], when]} />
          </span>
        </span>
        {isEnding && <Pill tone="warn">{words.daysLeft(String(daysLeft))}</Pill>}
        <RowArrow />
      </Link>
    </li>
  );
}
