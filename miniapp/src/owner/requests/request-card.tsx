import { Link } from 'react-router-dom';
import { session } from '../../api/api.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Pill } from '../../parts/list.tsx';
import { day, dayOf, moment, phone } from '../../words/format.ts';
import { useRequestsWords } from '../../words/use-requests-words.ts';
import type { MemberRequest } from './requests.tsx';

const tones = { OPEN: 'warn', DONE: 'good', DECLINED: 'plain' } as const;

/** Who asks what, and by when the law wants an answer. */
export function RequestCard({ request, onAnswer }: { request: MemberRequest; onAnswer: () => void }) {
  const words = useRequestsWords();
  const { state, text, entrySeq } = request;
  return (
    <Card>
      <div className="row between">
        <h2 className="h3 grow wrap-anywhere">{words.kinds[request.kind]}</h2>
        <Pill tone={tones[state]}>{words.states[state]}</Pill>
      </div>
      <div>
        <p className="wrap-anywhere">{request.memberName ?? words.nobody}</p>
        {request.phoneMasked && <p className="small quiet">{phone(request.phoneMasked)}</p>}
      </div>
      {text && <p className="quote wrap-anywhere">{text}</p>}
      {entrySeq !== null && <p className="small">{words.entry(String(entrySeq))}</p>}
      <p className="small quiet">{words.filed(moment(request.filedAt))}</p>
      {state === 'OPEN' ? (
        <Deadlines request={request} />
      ) : (
        <p className="small wrap-anywhere">
          {words.answered(moment(request.answeredAt ?? request.filedAt), request.answer ?? '')}
        </p>
      )}
      <Link
        className="text-link"
        to={`/owner/members/${request.memberId}${request.kind === 'DISPUTE' && state === 'OPEN' ? `?request=${request.requestId}` : ''}`}
      >
        {words.profile}
      </Link>
      {state === 'OPEN' && <Button onClick={onAnswer}>{words.answer}</Button>}
    </Card>
  );
}

function Deadlines({ request: { answerBy, doneBy } }: { request: MemberRequest }) {
  const words = useRequestsWords();
  const late = Date.parse(answerBy) <= session.serverNow();
  return (
    <>
      <p className={late ? 'small strong bad' : 'small strong'}>
        {late ? words.late(moment(answerBy)) : words.answerBy(moment(answerBy))}
      </p>
      {doneBy !== null && <p className="small">{words.doneBy(day(dayOf(doneBy)))}</p>}
    </>
  );
}
