import { glanceMs } from '../api/attention.ts';
import { useAnswer } from '../api/use-answer.ts';
import { List, ListRow } from '../parts/list.tsx';
import { count } from '../words/format.ts';
import { useCorrectionsWords } from '../words/use-corrections-words.ts';
import { useRequestsWords } from '../words/use-requests-words.ts';
import { useReviewsWords } from '../words/use-reviews-words.ts';

/** What waits for a person's word: what must not be posted silently, and what members ask by law. */
export function ToDo({ owns }: { owns: boolean }) {
  const words = useReviewsWords();
  return (
    <List>
      <ListRow icon="bill" title={words.title} detail={words.row} to="/owner/reviews" />
      <CorrectionsRow />
      {owns && <RequestsRow />}
    </List>
  );
}

function CorrectionsRow() {
  const words = useCorrectionsWords();
  const corrections = useAnswer('GET /v1/admin/corrections', { query: { place: 'OPEN' } }, { liveFor: glanceMs }).value;
  const open = corrections?.items.length ?? 0;
  const detail = open === 0 ? words.rowNone : words.row(corrections?.next === null ? count(open) : `${count(open)}+`);
  return <ListRow icon={open === 0 ? 'check' : 'alert'} title={words.title} detail={detail} to="/owner/corrections" />;
}

function RequestsRow() {
  const words = useRequestsWords();
  const requests = useAnswer('GET /v1/admin/requests', { query: { place: 'OPEN' } }, { liveFor: glanceMs }).value;
  const open = requests?.items.length ?? 0;
  const detail = open === 0 ? words.rowNone : words.row(requests?.next === null ? count(open) : `${count(open)}+`);
  return <ListRow icon={open === 0 ? 'check' : 'alert'} title={words.title} detail={detail} to="/owner/requests" />;
}
