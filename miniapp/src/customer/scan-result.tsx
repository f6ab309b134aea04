import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Card } from '../parts/list.tsx';
import { Notice } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useUnit } from '../state/use-unit.ts';
import { money, pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';

type Result = Replied<'POST /v1/me/scans'>;

export interface Understood {
  readonly content: string;
  readonly result: Result;
}

/** What the code turned out to be, and the one thing to do with it. */
export function ScanResult({ understood, onAgain }: { understood: Understood; onAgain: () => void }) {
  const { content, result } = understood;
  const { scan: words } = useCustomerWords();
  const member = useWho()?.isMember ?? false;
  const [done, setDone] = useState<readonly string[] | null>(null);
  if (done) return <Done sentences={done} onAgain={onAgain} />;
  if (result.kind === 'STAFF_INVITATION') return <Invitation content={content} result={result} onDone={setDone} />;
  if (!member) return <ButtonLink to={`/?q=${encodeURIComponent(content)}`}>{words.joinFirst}</ButtonLink>;
  if (result.kind === 'STORE') return <Store content={content} branch={result.branchName} onDone={setDone} />;
  return <Bill content={content} result={result} onDone={setDone} />;
}

function Done({ sentences: [first = '', ...rest], onAgain }: { sentences: readonly string[]; onAgain: () => void }) {
  const { scan: words } = useCustomerWords();
  const { parts } = useWords();
  return (
    <>
      <div className="result" role="status">
        <span className="result-mark">
          <Icon name="check" size={48} />
        </span>
        <h2 className="h2">{first}</h2>
        {rest.map((sentence) => (
          <p key={sentence} className="quiet">
            {sentence}
          </p>
        ))}
      </div>
      <ButtonLink to="/">{parts.toHome}</ButtonLink>
      <Button look="quiet" onClick={onAgain}>
        {words.again}
      </Button>
    </>
  );
}

interface Step {
  content: string;
  onDone: (sentences: readonly string[]) => void;
}

function Store({ content, branch, onDone }: Step & { branch: string }) {
  const { scan: words } = useCustomerWords();
  const text = useFailureText();
  const visit = useAction('POST /v1/me/check-ins');
  const run = async () => {
    const answer = await visit.run({ body: { content } });
    if (answer?.ok) onDone([words.storeDone(answer.value.branchName)]);
  };
  return (
    <Card>
      <h2 className="h2">{words.storeTitle(branch)}</h2>
      <p>{words.storeBody}</p>
      {visit.failure && <Notice tone="bad">{text(visit.failure)}</Notice>}
      <Button busy={visit.busy} onClick={() => void run()}>
        {words.storeDo}
      </Button>
    </Card>
  );
}

function Bill({ content, result, onDone }: Step & { result: Extract<Result, { kind: 'BILL' }> }) {
  const { scan: words } = useCustomerWords();
  const text = useFailureText();
  const unit = useUnit();
  const claim = useAction('POST /v1/me/claims');
  const run = async () => {
    const answer = await claim.run({ body: { content } });
    if (!answer?.ok) return;
    const { entry, available } = answer.value;
    onDone([words.billDone(pointsOf(entry.points, unit)), words.billBalance(pointsOf(available, unit))]);
  };
  return (
    <Card>
      <h2 className="h2">{words.billTitle(money(result.amountDong))}</h2>
      {result.branchName && <p className="quiet">{result.branchName}</p>}
      <p>{words.billBody(pointsOf(result.pointsToEarn, unit))}</p>
      {claim.failure && <Notice tone="bad">{text(claim.failure)}</Notice>}
      <Button busy={claim.busy} onClick={() => void run()}>
        {words.billDo}
      </Button>
    </Card>
  );
}

const nameCharsMax = 60;

function Invitation({ content, result, onDone }: Step & { result: Extract<Result, { kind: 'STAFF_INVITATION' }> }) {
  const { scan: words, role } = useCustomerWords();
  const text = useFailureText();
  const accept = useAction('POST /v1/me/staff-invitations');
  const [name, setName] = useState('');
  const run = async () => {
    const answer = await accept.run({ body: { content, name: name.trim() } });
    if (answer?.ok) onDone([words.invitationDone]);
  };
  return (
    <Card>
      <h2 className="h2">{words.invitationTitle(result.programmeName)}</h2>
      <p>{words.invitationBody(role[result.role])}</p>
      <TextField
        label={words.invitationName}
        value={name}
        onValue={setName}
        maxLength={nameCharsMax}
        autoComplete="name"
      />
      {accept.failure && <Notice tone="bad">{text(accept.failure)}</Notice>}
      <Button busy={accept.busy} disabled={name.trim() === ''} onClick={() => void run()}>
        {words.invitationDo}
      </Button>
    </Card>
  );
}
