import { useSearchParams } from 'react-router-dom';

export type Place = 'OPEN' | 'CLOSED';

/** What waits or what is over; in the address, so that coming back from a member finds the same list. */
export function usePlace(): readonly [Place, (place: Place) => void] {
  const [query, setQuery] = useSearchParams();
  const place = query.get('place') === 'CLOSED' ? 'CLOSED' : 'OPEN';
  return [place, (next) => setQuery(next === 'OPEN' ? {} : { place: next }, { replace: true })];
}
