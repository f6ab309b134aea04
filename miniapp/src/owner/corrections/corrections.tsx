import { usePages } from '../../api/use-pages.ts';
import { useCorrectionsWords } from '../../words/use-corrections-words.ts';
import { OpenAndClosed } from '../open-and-closed.tsx';
import { usePlace } from '../use-place.ts';
import { CorrectionCard } from './correction-card.tsx';

/** Every correction by hand: what waits for a second person, and what was posted or refused. */
export function Corrections() {
  const words = useCorrectionsWords();
  const [place, setPlace] = usePlace();
  const { items, ...pages } = usePages('GET /v1/admin/corrections', { query: { place } });
  const cards = items?.map((correction) => (
    <CorrectionCard key={correction.correctionId} correction={correction} onDecided={pages.refresh} />
  ));
  return <OpenAndClosed words={words} place={place} onPlace={setPlace} cards={cards ?? null} {...pages} />;
}
