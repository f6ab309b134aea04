import { Link } from 'react-router-dom';
import type { Replied } from '../../api/client.ts';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Pill } from '../../parts/list.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useUnit } from '../../state/use-unit.ts';
import { change, moment } from '../../words/format.ts';
import { useCorrectionsWords } from '../../words/use-corrections-words.ts';
import { useRequestsWords } from '../../words/use-requests-words.ts';
import { useMayChange } from '../owner-frame.tsx';

type Correction = Replied<'GET /v1/admin/corrections'>['items'][number];
const tones = { OPEN: 'warn', DONE: 'good', DECLINED: 'plain' } as const;

interface CorrectionProps {
  correction: Correction;
  onDecided: () => Promise<void>;
}

/** One correction; an owner who did not ask for it decides. */
export function CorrectionCard({ correction, onDecided }: CorrectionProps) {
  const words = useCorrectionsWords();
  const requests = useRequestsWords();
  const text = useFailureText();
  const unit = useUnit();
  const say = useToast();
  const owns = useMayChange();
  const decide = useAction('POST /v1/admin/members/{memberId}/corrections/{correctionId}/decide');
  const { memberId, correctionId, state, decidedBy, decidedAt } = correction;
  const run = async (verdict: 'DONE' | 'DECLINED') => {
    const answer = await decide.run({ params: { memberId, correctionId }, body: { verdict } });
    if (!answer?.ok) return;
    say(verdict === 'DONE' ? words.approved : words.declined);
    await onDecided();
  };
  return (
    <Card>
      <div className="row between">
        <h2 className="h2 number">{change(correction.points, unit)}</h2>
        <Pill tone={tones[state]}>{words.states[state]}</Pill>
      </div>
      <p className="quote wrap-anywhere">{correction.reason ?? words.noReason}</p>
      <p className="small quiet wrap-anywhere">{words.by(correction.requestedBy, moment(correction.requestedAt))}</p>
      {decidedBy && decidedAt && (
        <p className="small quiet wrap-anywhere">{words.decided(decidedBy, moment(decidedAt))}</p>
      )}
      <Link className="text-link" to={`/owner/members/${memberId}`}>
        {requests.profile}
      </Link>
      {decide.failure && <Notice tone="bad">{text(decide.failure)}</Notice>}
      {state === 'OPEN' && owns && (
        <>
          <Button busy={decide.busy} onClick={() => void run('DONE')}>
            {words.approve}
          </Button>
          <Button look="second" busy={decide.busy} onClick={() => void run('DECLINED')}>
            {words.decline}
          </Button>
        </>
      )}
    </Card>
  );
}
