import { Link } from 'react-router-dom';
import { session } from '../../api/api.ts';
import type { Replied } from '../../api/client.ts';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Pill } from '../../parts/list.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useNow } from '../../parts/use-now.ts';
import { useSheet } from '../../parts/use-sheet.ts';
import { useUnit } from '../../state/use-unit.ts';
import { change, moment, timeOf } from '../../words/format.ts';
import { useCorrectionsWords } from '../../words/use-corrections-words.ts';
import { useRequestsWords } from '../../words/use-requests-words.ts';
import { useMayChange } from '../owner-frame.tsx';
import { AloneSheet } from './alone-sheet.tsx';

export type Correction = Replied<'GET /v1/admin/corrections'>['items'][number];
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
        <span className="row wraps">
          {correction.soleApprover && <Pill tone="warn">{words.lonely.pill}</Pill>}
          <Pill tone={tones[state]}>{words.states[state]}</Pill>
        </span>
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
      {state === 'OPEN' && owns && correction.mine && <Own correction={correction} onDone={onDecided} />}
      {state === 'OPEN' && owns && !correction.mine && (
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

const lookMs = 10_000;

/** What whoever asked can do: wait for another owner, or, where there is none, for their own ten minutes. */
function Own({ correction, onDone }: { correction: Correction; onDone: () => Promise<void> }) {
  const words = useCorrectionsWords();
  const say = useToast();
  const sheet = useSheet('alone');
  useNow(lookMs);
  const { correctionId, aloneFrom } = correction;
  if (aloneFrom === null) return <p className="small quiet">{words.waitsForOther}</p>;
  if (Date.parse(aloneFrom) > session.serverNow())
    return <p className="small quiet">{words.lonely.from(timeOf(aloneFrom))}</p>;
  return (
    <>
      <p className="small quiet">{words.lonely.ready}</p>
      <Button icon="lock" onClick={() => sheet.open(correctionId)}>
        {words.lonely.open}
      </Button>
      {sheet.opened === correctionId && (
        <AloneSheet
          correction={correction}
          onClose={sheet.close}
          onDone={async () => {
            sheet.close();
            say(words.done);
            await onDone();
          }}
        />
      )}
    </>
  );
}
