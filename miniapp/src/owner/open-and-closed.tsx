import type { ReactNode } from 'react';
import { Awaiting } from '../api/awaiting.tsx';
import type { Failure } from '../api/failure.ts';
import { More, type MoreProps } from '../api/more.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState } from '../parts/states.tsx';
import { Tabs } from '../parts/tabs.tsx';
import type { Place } from './use-place.ts';

interface OpenAndClosedProps {
  words: {
    readonly title: string;
    readonly places: Readonly<Record<Place, string>>;
    readonly empty: Readonly<Record<Place, string>>;
    readonly emptyHint: string;
  };
  place: Place;
  onPlace: (place: Place) => void;
  /** Null while they are on their way, or did not come. */
  cards: readonly ReactNode[] | null;
  failure: Failure | null;
  refresh: () => void;
  more: MoreProps;
  /** What was opened above the list. */
  children?: ReactNode;
}

/** A list of what waits for the owner and, in a second tab, of what is over. */
export function OpenAndClosed({ words, place, onPlace, cards, failure, refresh, more, children }: OpenAndClosedProps) {
  return (
    <Screen title={words.title} back="/owner">
      <Tabs
        label={words.title}
        tabs={[
          { key: 'OPEN', label: words.places.OPEN },
          { key: 'CLOSED', label: words.places.CLOSED },
        ]}
        chosen={place}
        onChosen={onPlace}
      >
        {!cards && <Awaiting failure={failure} onRetry={refresh} rows={3} />}
        {cards?.length === 0 && (
          <EmptyState icon="check" title={words.empty[place]}>
            {words.emptyHint}
          </EmptyState>
        )}
        {cards}
        <More {...more} />
      </Tabs>
      {children}
    </Screen>
  );
}
