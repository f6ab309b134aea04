import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { ButtonLink } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useWords } from '../words/use-words.ts';
import { Member } from './member.tsx';
import { Members } from './members.tsx';
import './owner.css';
import { Corrections } from './corrections/corrections.tsx';
import { Overview } from './overview.tsx';
import { People } from './people.tsx';
import { Requests } from './requests/requests.tsx';
import { Reviews } from './reviews/reviews.tsx';
import { RewardForm } from './reward-form.tsx';
import { Rewards } from './rewards.tsx';
import { Branches } from './shop/branches.tsx';
import { Poster } from './shop/poster.tsx';
import { Tills } from './shop/tills.tsx';

// The editor alone weighs as much as all other rooms: figures and members do not wait for it.
const Rules = lazy(async () => ({ default: (await import('./rules/rules.tsx')).Rules }));

/** The owner's rooms; managers look in, only the owner changes. */
export function Owner() {
  const { denied } = useOwnerWords();
  const { parts } = useWords();
  const role = useWho()?.staff?.role;
  if (role !== 'owner' && role !== 'manager' && role !== 'viewer') {
    return (
      <Screen title={denied.title} back="/me">
        <EmptyState icon="lock" title={denied.title} action={<ButtonLink to="/">{parts.toHome}</ButtonLink>}>
          {denied.body}
        </EmptyState>
      </Screen>
    );
  }
  // A viewer sees figures and settings, never people; the rest is the server's word too.
  const seesPeople = role !== 'viewer';
  const owns = role === 'owner';
  return (
    <Routes>
      <Route path="/" element={<Overview />} />
      <Route path="/branches" element={<Branches />} />
      <Route path="/branches/:branchId/poster" element={<Poster />} />
      {owns && (
        <>
          <Route path="/tills" element={<Tills />} />
          <Route path="/requests" element={<Requests />} />
        </>
      )}
      <Route path="/rules/*" element={<Rules />} />
      <Route path="/rewards" element={<Rewards />} />
      <Route path="/rewards/:rewardId" element={<RewardForm />} />
      {seesPeople && (
        <>
          <Route path="/corrections" element={<Corrections />} />
          <Route path="/reviews" element={<Reviews />} />
          <Route path="/people" element={<People />} />
          <Route path="/members" element={<Members />} />
          <Route path="/members/:memberId" element={<Member />} />
        </>
      )}
      <Route path="/*" element={<Overview />} />
    </Routes>
  );
}
