import { Route, Routes } from 'react-router-dom';
import { CampaignPage } from './campaign-page.tsx';
import { RulesDesk } from './desk.tsx';
import './rules.css';
import { RulesHome } from './rules-home.tsx';
import { TierPage } from './tier-page.tsx';
import { VersionPage } from './version-page.tsx';
import { Versions } from './versions.tsx';

/** The editor of the rules: one draft, several screens. */
export function Rules() {
  return (
    <RulesDesk>
      <Routes>
        <Route path="/tiers/:tierId" element={<TierPage />} />
        <Route path="/campaigns/:campaignId" element={<CampaignPage />} />
        <Route path="/versions" element={<Versions />} />
        <Route path="/versions/:version" element={<VersionPage />} />
        <Route path="/*" element={<RulesHome />} />
      </Routes>
    </RulesDesk>
  );
}
