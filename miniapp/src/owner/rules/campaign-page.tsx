import { useParams } from 'react-router-dom';
import { session } from '../../api/api.ts';
import { Button } from '../../parts/button.tsx';
import { Pill } from '../../parts/list.tsx';
import { Notice } from '../../parts/states.tsx';
import { moment } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { CampaignAudience } from './campaign-audience.tsx';
import { CampaignEffect } from './campaign-effect.tsx';
import { stateOf } from './campaign-life.ts';
import { CampaignLimits } from './campaign-limits.tsx';
import { stateTones } from './campaign-list.tsx';
import { CampaignTime } from './campaign-time.tsx';
import { CampaignTogether } from './campaign-together.tsx';
import { useDesk } from './desk.tsx';
import { DeskPage, Gone } from './desk-page.tsx';
import { type Draft, withCampaign } from './draft.ts';
import { RemovePart } from './remove-part.tsx';
import { StopCampaign } from './stop-campaign.tsx';
import { useNotes } from './use-notes.ts';

export type Campaign = Draft['campaigns'][number];

export interface CampaignPart {
  campaign: Campaign;
  onCampaign: (change: Partial<Campaign>) => void;
  /** What the check says of a field of this campaign. */
  notes: ReturnType<typeof useNotes>;
}

/** Everything about one campaign (C8). */
export function CampaignPage() {
  const { campaigns: words } = useRuleBooks();
  const { campaignId } = useParams();
  const { shown, rules, change } = useDesk();
  const notes = useNotes();
  const at = shown.campaigns.findIndex(({ id }) => id === campaignId);
  const campaign = shown.campaigns[at];
  if (!campaign) return <Gone title={words.gone} />;
  const state = stateOf(campaign, rules.active.document, session.serverNow());
  const part: CampaignPart = {
    campaign,
    onCampaign: (next) => change(withCampaign(shown, at, next)),
    notes: (field) => notes(`campaigns.${at}.${field}`),
  };
  return (
    <DeskPage title={campaign.name || words.newName}>
      <div className="row">
        <Pill tone={stateTones[state]}>{words.states[state]}</Pill>
      </div>
      {campaign.stoppedAt !== null && <Stopped {...part} />}
      <CampaignEffect {...part} />
      <CampaignTime {...part} />
      <CampaignAudience {...part} />
      <CampaignTogether {...part} />
      <CampaignLimits {...part} />
      {campaign.stoppedAt === null && <StopCampaign campaign={campaign} />}
      <RemoveCampaign {...part} />
    </DeskPage>
  );
}

function Stopped({ campaign, onCampaign }: CampaignPart) {
  const { campaigns: words } = useRuleBooks();
  const { mayChange } = useDesk();
  return (
    <Notice tone="warn">
      <p>{words.stoppedAt(moment(campaign.stoppedAt ?? ''))}</p>
      {mayChange && (
        <Button look="quiet" onClick={() => onCampaign({ stoppedAt: null })}>
          {words.resume}
        </Button>
      )}
    </Notice>
  );
}

function RemoveCampaign({ campaign }: CampaignPart) {
  const { campaigns: words } = useRuleBooks();
  const without = (shown: Draft): Draft => ({
    ...shown,
    campaigns: shown.campaigns.filter(({ id }) => id !== campaign.id),
  });
  return <RemovePart name={campaign.name} words={words} without={without} />;
}
