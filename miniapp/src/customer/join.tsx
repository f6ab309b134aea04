import { useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router-dom';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Tick } from '../parts/field.tsx';
import { Guilloche } from '../parts/guilloche.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Card } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useWho, type Who } from '../state/session.ts';
import { useUnit } from '../state/use-unit.ts';
import { money } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { LegalLinks } from './legal-links.tsx';
import { useJoining, type Wishes } from './use-joining.ts';
import { WorkPlaces } from './work-places.tsx';
import './customer.css';
import { scannedFromLink } from './scanned-link.ts';

/** One tap to membership: what it gives, what is kept and why, nothing ticked beforehand. */
export function Join() {
  const { join: words } = useCustomerWords();
  const programme = useWho()?.programme;
  const text = useFailureText();
  const say = useToast();
  const navigate = useNavigate();
  const { busy, failure, join } = useJoining();
  const [wishes, setWishes] = useState<Wishes>({ agreed: false, shareName: false, marketing: false });
  const [tried, setTried] = useState(false);
  const linked = scannedFromLink(useLocation());
  const asked = { body: { content: linked ?? '' } };
  const { value: code } = useAnswer('POST /v1/me/scans', asked, { when: linked !== null });
  if (!programme) return null;
  const scanPath = `/scan?q=${encodeURIComponent(linked ?? '')}`;
  // Somebody invited to work here need not become a member first.
  if (code?.kind === 'STAFF_INVITATION') return <Navigate to={scanPath} replace />;

  const run = async () => {
    setTried(true);
    if (!wishes.agreed || !(await join(wishes, linked))) return;
    say(words.done(programme.name));
    // A bill's points are collected right after joining; a store's poster has done its work.
    navigate(code?.kind === 'BILL' ? scanPath : '/', { replace: true });
  };

  return (
    <Screen
      title={words.title(programme.name)}
      bare
      dock={
        <>
          {tried && !wishes.agreed && <Notice tone="bad">{words.needConsent}</Notice>}
          {failure && <Notice tone="bad">{text(failure)}</Notice>}
          <Button busy={busy} onClick={() => void run()}>
            {words.do}
          </Button>
        </>
      }
    >
      <header className="home-head">
        <p className="strong">{code?.kind === 'STORE' ? words.at(code.branchName) : words.welcome}</p>
      </header>
      <section className="join-card">
        <Guilloche />
        <h1>
          <span className="small">{words.joinIn}</span> {programme.name}
        </h1>
        <p>{words.lead}</p>
      </section>
      <WorkPlaces />
      <Gains programme={programme} />
      <Consents wishes={wishes} onWishes={setWishes} />
      <LegalLinks />
    </Screen>
  );
}

function Gains({ programme }: { programme: Who['programme'] }) {
  const { join: words } = useCustomerWords();
  const unit = useUnit();
  return (
    <Card>
      <Gain icon="bill" text={words.gives(money(programme.earnDongPerPoint), unit)} />
      <Gain icon="gift" text={words.givesGifts(money(programme.payDongPerPoint), unit)} />
      <Gain icon="star" text={words.givesTiers} />
    </Card>
  );
}

function Gain({ icon, text }: { icon: IconName; text: string }) {
  return (
    <div className="row">
      <span className="list-icon">
        <Icon name={icon} size={20} />
      </span>
      <span className="grow">{text}</span>
    </div>
  );
}

function Consents({ wishes, onWishes }: { wishes: Wishes; onWishes: (wishes: Wishes) => void }) {
  const { join: words } = useCustomerWords();
  return (
    <Card>
      <h2 className="h3">{words.why}</h2>
      <Tick checked={wishes.agreed} onChecked={(agreed) => onWishes({ ...wishes, agreed })}>
        {words.consent}
      </Tick>
      <Tick checked={wishes.shareName} onChecked={(shareName) => onWishes({ ...wishes, shareName })}>
        <span className="strong">{words.name}</span>
        <br />
        <span className="small quiet">{words.nameWhy}</span>
      </Tick>
      <Tick checked={wishes.marketing} onChecked={(marketing) => onWishes({ ...wishes, marketing })}>
        {words.marketing}
      </Tick>
    </Card>
  );
}
