import type { Replied } from '../../api/client.ts';
import { usePages } from '../../api/use-pages.ts';
import { useSheet } from '../../parts/use-sheet.ts';
import { useRequestsWords } from '../../words/use-requests-words.ts';
import { OpenAndClosed } from '../open-and-closed.tsx';
import { usePlace } from '../use-place.ts';
import { AnswerSheet } from './answer-sheet.tsx';
import { RequestCard } from './request-card.tsx';

export type MemberRequest = Replied<'GET /v1/admin/requests'>['items'][number];

/** What members asked, the nearest legal deadline first; and what was answered. */
export function Requests() {
  const words = useRequestsWords();
  const [place, setPlace] = usePlace();
  const { items, ...pages } = usePages('GET /v1/admin/requests', { query: { place } });
  const answered = useSheet('answer');
  const chosen = items?.find(({ requestId }) => requestId === answered.opened);
  const cards = items?.map((request) => (
    <RequestCard key={request.requestId} request={request} onAnswer={() => answered.open(request.requestId)} />
  ));
  return (
    <OpenAndClosed words={words} place={place} onPlace={setPlace} cards={cards ?? null} {...pages}>
      {chosen && (
        <AnswerSheet
          key={chosen.requestId}
          request={chosen}
          onClose={answered.close}
          onDone={async () => {
            answered.close();
            await pages.refresh();
          }}
        />
      )}
    </OpenAndClosed>
  );
}
