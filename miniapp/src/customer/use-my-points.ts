import { glanceMs } from '../api/attention.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useKeptHome } from '../state/home.ts';

/** What this member can spend: just read, else as this phone knew it last; null while nobody knows, which is not 0. */
export function useMyPoints() {
  const [kept] = useKeptHome();
  const { value, failure, refresh } = useAnswer('GET /v1/me', {}, { liveFor: glanceMs });
  return { available: (value ?? kept?.home)?.balance.available ?? null, failure, refresh };
}
