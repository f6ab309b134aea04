import { useNavigate } from 'react-router-dom';
import type { Replied } from '../../api/client.ts';
import { useAction } from '../../api/use-action.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { moment } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useWords } from '../../words/use-words.ts';
import { useDesk } from './desk.tsx';
import { versionBefore } from './scheduled.ts';

interface WithdrawProps {
  version: Replied<'GET /v1/admin/rules/versions/{version}'>;
  onClose: () => void;
}

/**
 * Versions are never taken back, only followed: the rules in force before are published again for the very moment that
 * was scheduled, and of two versions for one moment the later decides.
 */
export function Withdraw({ version, onClose }: WithdrawProps) {
  const { versions: words } = useRuleBooks();
  const { parts } = useWords();
  const { rules, draft, moveOn } = useDesk();
  const text = useFailureText();
  const say = useToast();
  const navigate = useNavigate();
  const name = String(version.version);
  const before = useAnswer('GET /v1/admin/rules/versions/{version}', {
    params: { version: String(versionBefore(rules, version.effectiveFrom)) },
  });
  const publish = useAction('POST /v1/admin/rules/versions');
  const run = async () => {
    if (!before.value) return;
    const { document } = before.value;
    const answer = await publish.run({
      body: {
        document,
        reason: words.withdrawReason(name),
        effectiveFrom: version.effectiveFrom,
        basedOn: rules.latestVersion,
      },
    });
    if (!answer?.ok) return;
    say(words.withdrawDone(name));
    navigate('/owner/rules/versions', { replace: true });
    await moveOn(draft);
  };
  const failure = publish.failure ?? before.failure;
  return (
    <Dialog
      title={words.withdrawTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" busy={publish.busy} disabled={!before.value} onClick={() => void run()}>
            {words.withdraw}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
        </>
      }
    >
      <p>{words.withdrawBody(moment(version.effectiveFrom))}</p>
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
    </Dialog>
  );
}
