import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { ButtonLink } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useWords } from '../words/use-words.ts';
import { History } from './history.tsx';
import { Join } from './join.tsx';
import { Me } from './me.tsx';
import { Reward } from './reward.tsx';
import { Rewards } from './rewards.tsx';
import { Scan } from './scan.tsx';
import { Tiers } from './tiers.tsx';
import { Voucher } from './voucher.tsx';
import { Vouchers } from './vouchers.tsx';

const Legal = lazy(async () => ({ default: (await import('./legal.tsx')).Legal }));

/** Every customer screen but home: one lazy chunk, fetched while home is being read. */
export function Pages() {
  const member = useWho()?.isMember ?? false;
  if (!member) {
    // A scanned code (a staff invitation) is understood before joining; everything else starts with joining.
    return (
      <Routes>
        <Route path="/scan" element={<Scan />} />
        <Route path="/privacy" element={<Legal key="privacy" about="privacy" back="/" />} />
        <Route path="/terms" element={<Legal key="terms" about="terms" back="/" />} />
        <Route path="/*" element={<Join />} />
      </Routes>
    );
  }
  return (
    <Routes>
      <Route path="/history" element={<History />} />
      <Route path="/tiers" element={<Tiers />} />
      <Route path="/rewards" element={<Rewards />} />
      <Route path="/rewards/:rewardId" element={<Reward />} />
      <Route path="/vouchers" element={<Vouchers />} />
      <Route path="/vouchers/:redemptionId" element={<Voucher />} />
      <Route path="/scan" element={<Scan />} />
      <Route path="/me" element={<Me />} />
      <Route path="/privacy" element={<Legal key="privacy" about="privacy" back="/me" />} />
      <Route path="/terms" element={<Legal key="terms" about="terms" back="/me" />} />
      <Route path="/*" element={<NotFound />} />
    </Routes>
  );
}

function NotFound() {
  const { parts } = useWords();
  return (
    <Screen title={useWho()?.programme.name ?? ''} back="/">
      <EmptyState icon="help" title={parts.notFoundTitle} action={<ButtonLink to="/">{parts.toHome}</ButtonLink>}>
        {parts.notFound}
      </EmptyState>
    </Screen>
  );
}
