import { useFailureText } from '../../api/use-failure-text.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../parts/button.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useCorrectionsWords } from '../../words/use-corrections-words.ts';
import { useWords } from '../../words/use-words.ts';
import { usePlace } from '../use-place.ts';
import { CorrectionCard } from './correction-card.tsx';

/** Every correction by hand: what waits for a second person, and what was posted or refused. */
export function Corrections() {
  const words = useCorrectionsWords();
  const { parts } = useWords();
  const text = useFailureText();
  const [place, setPlace] = usePlace();
  const { items, failure, refresh, hasMore, loading, loadMore } = usePages('GET /v1/admin/corrections', {
    query: { place },
  });
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
        {items?.map((correction) => (
          <CorrectionCard key={correction.correctionId} correction={correction} onDecided={refresh} />
        ))}
        {hasMore && (
          <Button look="second" busy={loading} onClick={() => void loadMore()}>
            {parts.more}
          </Button>
        )}
      </Tabs>
    </Screen>
  );
}
