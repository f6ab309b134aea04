import type { Replied } from '../../api/client.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../parts/button.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { useRequestsWords } from '../../words/use-requests-words.ts';
import { useWords } from '../../words/use-words.ts';
import { usePlace } from '../use-place.ts';
import { AnswerSheet } from './answer-sheet.tsx';
import { RequestCard } from './request-card.tsx';

export type MemberRequest = Replied<'GET /v1/admin/requests'>['items'][number];

/** What members asked, the nearest legal deadline first; and what was answered. */
export function Requests() {
  const words = useRequestsWords();
  const { parts } = useWords();
  const text = useFailureText();
  const [place, setPlace] = usePlace();
  const { items, failure, refresh, hasMore, loading, loadMore } = usePages('GET /v1/admin/requests', {
    query: { place },
  });
  const answered = useSheet('answer');
  const chosen = items?.find(({ requestId }) => requestId === answered.opened);
  return (
    <Screen title={words.title} back="/owner">
      <Tabs
        label={words.title}
        tabs={[
          { key: 'OPEN', label: words.places.OPEN },
          { key: 'CLOSED', label: words.places.CLOSED },
        ]}
        chosen={place}
        onChosen={setPlace}
      >
        {!items && !failure && <Skeleton rows={3} />}
        {!items && failure && (
          <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
        )}
        {items?.length === 0 && (
          <EmptyState icon="check" title={words.empty[place]}>
            {words.emptyHint}
          </EmptyState>
        )}
        {items?.map((request) => (
          <RequestCard key={request.requestId} request={request} onAnswer={() => answered.open(request.requestId)} />
        ))}
        {hasMore && (
          <Button look="second" busy={loading} onClick={() => void loadMore()}>
            {parts.more}
          </Button>
        )}
      </Tabs>
      {chosen && (
        <AnswerSheet
          key={chosen.requestId}
          request={chosen}
          onClose={answered.close}
          onDone={async () => {
            answered.close();
            await refresh();
          }}
        />
      )}
    </Screen>
  );
}
