import type { ReviewView } from '@quaylai/shared/api/review-models';
import { waitMs } from '../api/attention.ts';
import { More } from '../api/more.tsx';
import { usePages } from '../api/use-pages.ts';
import { List, ListRow, Section } from '../parts/list.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { money } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { useShift } from './shift.ts';

/** What managers judge before it counts: own bills, too many at once, pushes that could not be done. */
export function Reviews() {
  const { reviews: words } = useStaffWords();
  const { branch } = useShift();
  const { items, more, refresh } = usePages(
    'GET /v1/staff/reviews',
    { query: { branchId: branch.branchId } },
    { liveFor: waitMs },
  );
  const sheet = useSheet('review');
  const waiting = (items ?? []).filter(({ state }) => state === 'WAITING');
  const opened = waiting.find(({ reviewId }) => reviewId === sheet.opened);
  if (waiting.length === 0) return null;
  return (
    <Section title={words.title}>
      <List>
        {waiting.map((review) => (
          <ListRow
            key={review.reviewId}
            icon="alert"
            title={words.kind[review.kind]}
            detail={aboutOf(review)}
            onTap={() => sheet.open(review.reviewId)}
          />
        ))}
      </List>
      <More {...more} />
      {opened && <ReviewSheet review={opened} onClose={sheet.close} onDone={refresh} />}
    </Section>
  );
}

const aboutOf = ({ memberName, phoneMasked, amountDong }: ReviewView): string =>
  [memberName ?? phoneMasked, amountDong === null ? null : money(amountDong)].filter(Boolean).join(' · ');
