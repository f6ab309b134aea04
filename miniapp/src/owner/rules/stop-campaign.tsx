import { useState } from 'react';
import { session } from '../../api/api.ts';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Dialog } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { stateOf } from './campaign-life.ts';
import type { Campaign } from './campaign-page.tsx';
import { useDesk } from './desk.tsx';
import type { Draft } from './draft.ts';
import { ScheduledNotice } from './scheduled-notice.tsx';

const reasonCharsMax = 300;

/** The same rules with one campaign stopped from a moment on. */
export const stoppedIn = (rules: Draft, id: Campaign['id'], at: string): Draft => ({
  ...rules,
  campaigns: rules.campaigns.map((one) => (one.id === id ? { ...one, stoppedAt: at } : one)),
});

/** Stops a campaign that runs, at once and without waiting for the rest of the draft (C04). */
export function StopCampaign({ campaign }: { campaign: Campaign }) {
  const { campaigns: words } = useRuleBooks();
  const { rules, mayChange } = useDesk();
  const asked = useSheet('stop');
  const { document } = rules.active;
  const running = document.campaigns.some(
    (one) => one.id === campaign.id && stateOf(one, document, session.serverNow()) === 'RUNNING',
  );
  if (!running || !mayChange) return null;
  return (
    <>
      <Button look="danger" onClick={() => asked.open()}>
        {words.stop}
      </Button>
      {asked.opened && <StopDialog campaign={campaign} onClose={asked.close} />}
    </>
  );
}

function StopDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { campaigns: words, rules: common } = useRuleBooks();
  const { rules, draft, moveOn } = useDesk();
  const text = useFailureText();
  const say = useToast();
  const publish = useAction('POST /v1/admin/rules/versions');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const run = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const at = new Date(session.serverNow()).toISOString();
    const document = stoppedIn(rules.active.document, campaign.id, at);
    const answer = await publish.run({
      body: { document, reason: reason.trim(), effectiveFrom: null, basedOn: rules.latestVersion },
    });
    if (!answer?.ok) return;
    say(words.stopped(campaign.name));
    onClose();
    const basedOn = draft?.basedOn === rules.latestVersion ? answer.value.version : (draft?.basedOn ?? 0);
    await moveOn(draft && { basedOn, document: stoppedIn(draft.document, campaign.id, at) });
  };
  return (
    <Dialog
      title={words.stopTitle(campaign.name)}
      onClose={onClose}
      actions={
        <Button look="danger" busy={publish.busy} onClick={() => void run()}>
          {words.stopDo}
        </Button>
      }
    >
      <p>{words.stopBody}</p>
      <TextArea
        label={words.stopReason}
        value={reason}
        onValue={setReason}
        maxLength={reasonCharsMax}
        error={tried && reason.trim() === '' ? common.reasonNeeded : undefined}
      />
      <ScheduledNotice />
      {publish.failure && <Notice tone="bad">{text(publish.failure)}</Notice>}
    </Dialog>
  );
}
