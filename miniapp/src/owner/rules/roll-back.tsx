import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Replied } from '../../api/client.ts';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';
import { Differences } from './differences.tsx';
import { ScheduledNotice } from './scheduled-notice.tsx';

const reasonCharsMax = 300;

interface RollBackProps {
  version: Replied<'GET /v1/admin/rules/versions/{version}'>;
  onClose: () => void;
}

/** Brings an older version back as the next one, after saying what would change against today's rules. */
export function RollBack({ version, onClose }: RollBackProps) {
  const { versions: words, rules: common } = useRuleBooks();
  const { rules, draft, moveOn } = useDesk();
  const text = useFailureText();
  const say = useToast();
  const navigate = useNavigate();
  const rollback = useAction('POST /v1/admin/rules/rollback');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const name = String(version.version);
  const run = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const answer = await rollback.run({
      body: { version: version.version, reason: reason.trim(), basedOn: rules.latestVersion },
    });
    if (!answer?.ok) return;
    say(words.done(String(answer.value.version)));
    navigate('/owner/rules/versions', { replace: true });
    await moveOn(draft);
  };
  return (
    <Sheet
      title={words.rollbackTitle(name)}
      onClose={onClose}
      actions={
        <Button busy={rollback.busy} onClick={() => void run()}>
          {words.back(name)}
        </Button>
      }
    >
      <p>{words.rollbackBody(name)}</p>
      <h3 className="h3">{words.rollbackChanges}</h3>
      <Differences from={rules.active.document} to={version.document} none={words.same} />
      <TextArea
        label={common.reason}
        value={reason}
        onValue={setReason}
        maxLength={reasonCharsMax}
        error={tried && reason.trim() === '' ? common.reasonNeeded : undefined}
      />
      <ScheduledNotice />
      {rollback.failure && <Notice tone="bad">{text(rollback.failure)}</Notice>}
    </Sheet>
  );
}
