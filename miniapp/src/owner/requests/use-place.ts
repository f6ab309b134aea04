import { useSearchParams } from 'react-router-dom';

type Place = 'OPEN' | 'CLOSED';

/** Which requests are looked at; in the address, so that coming back from a member finds the same ones. */
export function usePlace(): readonly [Place, (place: Place) => void] {
  const [query, setQuery] = useSearchParams();
  const place = query.get('place') === 'CLOSED' ? 'CLOSED' : 'OPEN';
  return [place, (next) => setQuery(next === 'OPEN' ? {} : { place: next }, { replace: true })];
}
