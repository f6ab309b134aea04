import { useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router-dom';
import { session } from '../api/api.ts';
import { useAction } from '../api/use-action.ts';
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
import { useWho } from '../state/session.ts';
import { useUnit } from '../state/use-unit.ts';
import { money } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';
import { askPerson } from '../zalo/person.ts';
import { consentVersion } from './consent-version.ts';
import { LegalLinks } from './legal-links.tsx';
import { WorkPlaces } from './work-places.tsx';
import './customer.css';
import { scannedFromLink } from './scanned-link.ts';

/** One tap to membership: what it gives, what is kept and why, nothing ticked beforehand. */
export function Join() {
  const { join: words } = useCustomerWords();
  const { zalo } = useWords();
  const programme = useWho()?.programme;
  const unit = useUnit();
  const text = useFailureText();
  const say = useToast();
  const location = useLocation();
  const navigate = useNavigate();
  const joining = useAction('POST /v1/me/membership');
  const [agreed, setAgreed] = useState(false);
  const [marketing, setMarketing] = useState(false);
  const [shareName, setShareName] = useState(false);
  const [asking, setAsking] = useState(false);
  const [missing, setMissing] = useState(false);
  const linked = scannedFromLink(location);
  const { value: code } = useAnswer(
    'POST /v1/me/scans',
    { body: { content: linked ?? '' } },
    { when: linked !== null },
  );
  if (!programme) return null;
  const scanPath = `/scan?q=${encodeURIComponent(linked ?? '')}`;
  // Somebody invited to work here need not become a member first.
  if (code?.kind === 'STAFF_INVITATION') return <Navigate to={scanPath} replace />;

  const join = async () => {
    setMissing(!agreed);
    if (!agreed || asking) return;
    let name: string | null = null;
    if (shareName) {
      setAsking(true);
      const person = await askPerson();
      setAsking(false);
      if (person.ok) name = person.value.name.slice(0, 60);
      else say(person.problem === 'denied' ? words.noName : zalo[person.problem]);
    }
    const answer = await joining.run({
      body: {
        name,
        consents: [
          { purpose: 'MEMBERSHIP', textVersion: consentVersion, granted: true },
          { purpose: 'MARKETING', textVersion: consentVersion, granted: marketing },
        ],
        scanned: linked,
      },
    });
    if (!answer?.ok) return;
    session.adopt(answer.value);
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
          {missing && !agreed && <Notice tone="bad">{words.needConsent}</Notice>}
          {joining.failure && <Notice tone="bad">{text(joining.failure)}</Notice>}
          <Button busy={joining.busy || asking} onClick={() => void join()}>
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
      <Card>
        <Gain icon="bill" text={words.gives(money(programme.earnDongPerPoint), unit)} />
        <Gain icon="gift" text={words.givesGifts(money(programme.payDongPerPoint), unit)} />
        <Gain icon="star" text={words.givesTiers} />
      </Card>
      <Card>
        <h2 className="h3">{words.why}</h2>
        <Tick checked={agreed} onChecked={setAgreed}>
          {words.consent}
        </Tick>
        <Tick checked={shareName} onChecked={setShareName}>
          <span className="strong">{words.name}</span>
          <br />
          <span className="small quiet">{words.nameWhy}</span>
        </Tick>
        <Tick checked={marketing} onChecked={setMarketing}>
          {words.marketing}
        </Tick>
      </Card>
      <LegalLinks />
    </Screen>
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
