import { lazy, type ReactElement } from 'react';
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
import { insideZalo } from '../zalo/ask.ts';
import { Corrections } from './corrections/corrections.tsx';
import { Desk } from './desktop/desk.tsx';
import { Desktops } from './desktop/desktops.tsx';
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

const Import = lazy(async () => ({ default: (await import('./import/import.tsx')).Import }));

/** The owner's rooms; managers look in, viewers see no people, and only the owner changes. */
export function Owner() {
  const { denied } = useOwnerWords();
  const role = useWho()?.staff?.role;
  if (role !== 'owner' && role !== 'manager' && role !== 'viewer') {
    return <Denied title={denied.title} body={denied.body} back="/me" />;
  }
  // The server says the same to whoever asks it directly.
  const ownersOnly = (room: ReactElement) =>
    role === 'owner' ? room : <Denied title={denied.owner} body={denied.ownerBody} back="/owner" />;
  const notForViewers = (room: ReactElement) =>
    role === 'viewer' ? <Denied title={denied.people} body={denied.body} back="/owner" /> : room;
  const rooms = (
    <Routes>
      <Route path="/" element={<Overview />} />
      <Route path="/branches" element={<Branches />} />
      <Route path="/branches/:branchId/poster" element={notForViewers(<Poster />)} />
      <Route path="/tills" element={ownersOnly(<Tills />)} />
      <Route path="/requests" element={ownersOnly(<Requests />)} />
      <Route path="/rules/*" element={<Rules />} />
      <Route path="/rewards" element={<Rewards />} />
      <Route path="/rewards/:rewardId" element={<RewardForm />} />
      <Route path="/corrections" element={notForViewers(<Corrections />)} />
      <Route path="/reviews" element={notForViewers(<Reviews />)} />
      <Route path="/people" element={notForViewers(<People />)} />
      <Route path="/members" element={notForViewers(<Members />)} />
      <Route path="/import" element={ownersOnly(<Import />)} />
      <Route path="/members/:memberId" element={notForViewers(<Member />)} />
      <Route path="/desktop" element={ownersOnly(<Desktops />)} />
      <Route path="/*" element={<Overview />} />
    </Routes>
  );
  return insideZalo() ? rooms : <Desk>{rooms}</Desk>;
}

/** Who may come in, and what to do about it. */
function Denied({ title, body, back }: { title: string; body: string; back: string }) {
  const { parts } = useWords();
  return (
    <Screen title={useWho()?.programme.name ?? ''} back={back}>
      <EmptyState icon="lock" title={title} action={<ButtonLink to="/">{parts.toHome}</ButtonLink>}>
        {body}
      </EmptyState>
    </Screen>
  );
}
