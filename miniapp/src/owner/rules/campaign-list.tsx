import type { CampaignRule } from '@quaylai/shared/programme/campaign-rule';
import { Link, useNavigate } from 'react-router-dom';
import { session } from '../../api/api.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { List, Pill, Section } from '../../parts/list.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { campaignConditions, effectSentence, newCampaign, stateOf } from './campaign-life.ts';
import { useDesk } from './desk.tsx';
import { useTroubled } from './use-notes.ts';

const campaignsMax = 100;
export const stateTones = { DRAFT: 'warn', COMING: 'brand', RUNNING: 'good', OVER: 'plain', STOPPED: 'bad' } as const;

/** The campaigns of the draft, each as a sentence. */
export function CampaignList() {
  const { campaigns: words } = useRuleBooks();
  const { shown, mayChange, change } = useDesk();
  const navigate = useNavigate();
  const add = () => {
    const id = `c-${crypto.randomUUID().slice(0, 8)}` as CampaignRule['id'];
    change({ ...shown, campaigns: [...shown.campaigns, newCampaign(id, words.newName)] });
    navigate(`/owner/rules/campaigns/${id}`);
  };
  return (
    <Section title={words.title}>
      {shown.campaigns.length === 0 ? (
        <p className="small quiet">
          {words.empty} {words.hint}
        </p>
      ) : (
        <List>
          {shown.campaigns.map((campaign, at) => (
            <CampaignRow key={campaign.id} campaign={campaign} at={at} />
          ))}
        </List>
      )}
      {mayChange && shown.campaigns.length < campaignsMax && (
        <Button look="second" icon="plus" onClick={add}>
          {words.add}
        </Button>
      )}
    </Section>
  );
}

function CampaignRow({ campaign, at }: { campaign: CampaignRule; at: number }) {
  const { campaigns: words } = useRuleBooks();
  const { shown, rules, unit } = useDesk();
  const troubled = useTroubled();
  const state = stateOf(campaign, rules.active.document, session.serverNow());
  const detail = [effectSentence(campaign, words, unit), ...campaignConditions(campaign, shown, words, unit)];
  return (
    <li>
      <Link className="list-row" to={`/owner/rules/campaigns/${campaign.id}`}>
        <span className="grow">
          <span className="list-title wrap-anywhere">{campaign.name}</span>
          <span className="list-detail wrap-anywhere">{detail.join(' · ')}</span>
        </span>
        {troubled(`campaigns.${at}`) && (
          <span className="warn">
            <Icon name="alert" size={20} />
          </span>
        )}
        <Pill tone={stateTones[state]}>{words.states[state]}</Pill>
      </Link>
    </li>
  );
}
