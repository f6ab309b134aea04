import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { List, ListRow, Section } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState, Notice } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';
import { scan } from '../zalo/scan.ts';
import './customer.css';
import { CustomerNav } from './customer-nav.tsx';
import { wantsScanAtOnce } from './scan-at-once.ts';
import { ScanResult } from './scan-result.tsx';
import { scannedFromLink } from './scanned-link.ts';
import { useUnderstood } from './use-understood.ts';

/** Scan, or type what is printed under the code; then say what it is and let the person decide. */
export function Scan() {
  const { scan: words } = useCustomerWords();
  const { zalo } = useWords();
  const text = useFailureText();
  const member = useWho()?.isMember ?? false;
  const location = useLocation();
  const navigate = useNavigate();
  const { understood, busy, failure, waits, understand, again } = useUnderstood();
  const [opening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // No camera today: the way that is left is one tap nearer.
  useEffect(() => {
    if (refusal) form.current?.querySelector('input')?.focus();
  }, [refusal]);
  const [typed, setTyped] = useState('');

  const openScanner = async () => {
    setOpening(true);
    setRefusal(null);
    again();
    const answer = await scan();
    setOpening(false);
    if (answer.ok) await understand(answer.value);
    else if (answer.problem !== 'cancelled') setRefusal(zalo[answer.problem]);
  };
  // A QR that Zalo's own camera opened arrives as a link and needs no second scan.
  const linked = scannedFromLink(location);
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (!linked || followed.current === linked) return;
    followed.current = linked;
    void understand(linked);
  });

  // Once for each tap on the bar: coming back to this screen opens no camera.
  useEffect(() => {
    if (!wantsScanAtOnce(location.state)) return;
    navigate(location.pathname, { replace: true });
    void openScanner();
  });

  return (
    <Screen title={words.title} {...(member ? { nav: <CustomerNav /> } : { back: '/' })}>
      {understood ? (
        <ScanResult
          understood={understood}
          onAgain={() => {
            again();
            setTyped('');
          }}
        />
      ) : (
        <>
          <EmptyState
            icon="scan"
            title={words.hold}
            action={
              <Button icon="scan" busy={opening || busy} onClick={() => void openScanner()}>
                {opening ? words.opening : words.do}
              </Button>
            }
          >
            {words.lead}
          </EmptyState>
          {refusal && <Notice tone="warn">{refusal}</Notice>}
          {waits ? <Notice tone="warn">{words.waits}</Notice> : failure && <Notice tone="bad">{text(failure)}</Notice>}
          <form
            ref={form}
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (typed.trim()) void understand(typed.trim());
            }}
          >
            <TextField
              label={words.type}
              value={typed}
              onValue={setTyped}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
            <Button look="second" submit busy={busy} disabled={typed.trim() === ''}>
              {words.typeDo}
            </Button>
          </form>
          <Section title={words.whatTitle}>
            <List>
              <ListRow icon="shop" title={words.what.store} detail={words.what.storeGives} />
              <ListRow icon="bill" title={words.what.bill} detail={words.what.billGives} />
              <ListRow icon="people" title={words.what.invitation} detail={words.what.invitationGives} />
            </List>
          </Section>
        </>
      )}
    </Screen>
  );
}
