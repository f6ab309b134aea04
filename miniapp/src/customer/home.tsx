import { lazy, Suspense, useEffect, useRef } from 'react';
import { Link, Navigate, useLocation } from 'react-router-dom';
import { session } from '../api/api.ts';
import { glanceMs, waitMs } from '../api/attention.ts';
import { Awaiting } from '../api/awaiting.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { useToday } from '../api/use-today.ts';
import { Icon } from '../parts/icon.tsx';
import { warmQr } from '../parts/lazy-qr.tsx';
import { Section } from '../parts/list.tsx';
import { MemberCard, MemberCardButton } from '../parts/member-card.tsx';
import { Screen } from '../parts/screen.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { useKeptHome } from '../state/home.ts';
import { useOnline } from '../state/online.ts';
import { useWho } from '../state/session.ts';
import { useUnit } from '../state/use-unit.ts';
import { moment, timeOf } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import './customer.css';
import { balanceNotes } from './balance-notes.ts';
import { CustomerNav } from './customer-nav.tsx';
import { HomeRewards } from './home-rewards.tsx';
import { LadderStep } from './ladder-step.tsx';
import { Movements } from './movements.tsx';
import { scannedFromLink } from './scanned-link.ts';
import { Today } from './today.tsx';
import { useArrivedPoints } from './use-arrived-points.ts';
import { useClimb } from './use-climb.ts';

const loadQr = () => import('./member-qr.tsx');
const MemberQr = lazy(async () => ({ default: (await loadQr()).MemberQr }));
const SpendConfirm = lazy(async () => ({ default: (await import('./spend-confirm.tsx')).SpendConfirm }));
const ClimbSheet = lazy(async () => ({ default: (await import('./climb-sheet.tsx')).ClimbSheet }));
const Join = lazy(async () => ({ default: (await import('./join.tsx')).Join }));

const warmAfterMs = 1_000;

/** The first screen: the card, what matters today, the next step, what is in reach, what happened last. */
export function Home() {
  const who = useWho();
  const linked = scannedFromLink(useLocation());
  // The code that brought a newcomer here has done its work by the time they are a member.
  const joinedWith = useRef<string | null>(null);
  if (!who?.isMember) {
    joinedWith.current = linked;
    return <Join />;
  }
  if (linked && linked !== joinedWith.current) return <Navigate to={`/scan?q=${encodeURIComponent(linked)}`} replace />;
  return <MemberHome programme={who.programme.name} />;
}

function MemberHome({ programme }: { programme: string }) {
  const unit = useUnit();
  const { home: words, parts } = useWords();
  const online = useOnline();
  const [kept, keepHome] = useKeptHome();
  const qr = useSheet('qr');
  // Once the code was held up, the card listens longer for what the till does with it.
  const heldUp = useRef(false);
  heldUp.current ||= qr.opened !== null;
  const liveFor = heldUp.current ? waitMs : glanceMs;
  const { value, failure, refresh } = useAnswer('GET /v1/me', {}, { liveFor });
  useArrivedPoints(value, qr);
  const climb = useSheet('climb');
  useClimb(value, qr, climb);
  useEffect(() => {
    if (value) keepHome({ home: value, at: new Date(session.serverNow()).toISOString() });
  }, [value, keepHome]);
  useEffect(warmLater, []);
  const today = useToday();
  const home = value ?? kept?.home ?? null;
  // How old these numbers are: read just now, being read, or all that is known without a network.
  const said = (at: string): string => {
    if (value && !failure) return words.updated(timeOf(at));
    return online && !failure ? words.updating(moment(at)) : words.savedCopy(moment(at));
  };
  return (
    <Screen title={programme} bare nav={<CustomerNav />}>
      <header className="home-head">
        <h1>{home?.name ? words.hello(givenName(home.name)) : programme}</h1>
        {/* The line is held while nothing is known yet, so that the card below never moves. */}
        <p className="small quiet">{kept ? said(kept.at) : '\u00a0'}</p>
      </header>
      {!home && <Awaiting failure={failure} onRetry={refresh} tall />}
      {home && (
        <>
          <MemberCard
            look={home.standing.tier.look}
            tierName={home.standing.tier.name}
            over={programme}
            name={home.name ?? words.member}
            points={home.balance.available}
            unit={unit}
            notes={balanceNotes(home.balance, words, unit, today)}
            action={
              <MemberCardButton
                label={words.showQr}
                sentence={words.showQrSentence}
                icon={<Icon name="qr" size={20} />}
                onClick={() => qr.open()}
              />
            }
          />
          <Today home={home} unit={unit} today={today} />
          <LadderStep standing={home.standing} />
          <HomeRewards available={home.balance.available} unit={unit} />
          <Section
            title={words.latest}
            more={
              <Link className="text-link" to="/history">
                {parts.all}
              </Link>
            }
          >
            {home.latest.length === 0 ? (
              <p className="quiet">{words.nothingYet}</p>
            ) : (
              <Movements entries={home.latest} unit={unit} />
            )}
          </Section>
        </>
      )}
      {home && (
        <Suspense fallback={null}>
          <SpendConfirm available={home.balance.available} liveFor={liveFor} />
        </Suspense>
      )}
      {qr.opened && (
        <Suspense fallback={null}>
          <MemberQr onClose={qr.close} />
        </Suspense>
      )}
      {climb.opened && home && (
        <Suspense fallback={null}>
          <ClimbSheet tier={home.standing.tier} onClose={climb.close} />
        </Suspense>
      )}
    </Screen>
  );
}

/** A Vietnamese name ends with the name people are called by. */
const givenName = (name: string): string => name.trim().split(/\s+/).at(-1) ?? name;

/** The QR is one tap away: its code is here before the tap, but after the first paint. */
function warmLater(): () => void {
  const timer = setTimeout(() => {
    warmQr();
    void loadQr().catch(() => undefined);
  }, warmAfterMs);
  return () => clearTimeout(timer);
}
