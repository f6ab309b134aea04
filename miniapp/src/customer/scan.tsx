import { type RefObject, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { List, ListRow, Section } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState, Notice } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import './customer.css';
import { CustomerNav } from './customer-nav.tsx';
import { wantsScanAtOnce } from './scan-at-once.ts';
import { ScanResult } from './scan-result.tsx';
import { scannedFromLink } from './scanned-link.ts';
import { useCamera } from './use-camera.ts';
import { useUnderstood } from './use-understood.ts';

/** Scan, or type what is printed under the code; then say what it is and let the person decide. */
export function Scan() {
  const { scan: words } = useCustomerWords();
  const text = useFailureText();
  const member = useWho()?.isMember ?? false;
  const location = useLocation();
  const navigate = useNavigate();
  const { understood, busy, failure, waits, understand, again } = useUnderstood();
  const { opening, refusal, open } = useCamera();
  const openScanner = async () => {
    again();
    const content = await open();
    if (content !== null) await understand(content);
  };
  const form = useRef<HTMLFormElement>(null);
  // No camera today: the way that is left is one tap nearer.
  useEffect(() => {
    if (refusal) form.current?.querySelector('input')?.focus();
  }, [refusal]);
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
        <ScanResult understood={understood} onAgain={again} />
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
          <TypedCode form={form} busy={busy} onCode={(code) => void understand(code)} />
          <WhatCodesGive />
        </>
      )}
    </Screen>
  );
}

interface TypedCodeProps {
  form: RefObject<HTMLFormElement>;
  busy: boolean;
  onCode: (code: string) => void;
}

/** What is printed under a code, typed. */
function TypedCode({ form, busy, onCode }: TypedCodeProps) {
  const { scan: words } = useCustomerWords();
  const [typed, setTyped] = useState('');
  const code = typed.trim();
  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (code) onCode(code);
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
      <Button look="second" submit busy={busy} disabled={code === ''}>
        {words.typeDo}
      </Button>
    </form>
  );
}

function WhatCodesGive() {
  const { scan: words } = useCustomerWords();
  return (
    <Section title={words.whatTitle}>
      <List>
        <ListRow icon="shop" title={words.what.store} detail={words.what.storeGives} />
        <ListRow icon="bill" title={words.what.bill} detail={words.what.billGives} />
        <ListRow icon="people" title={words.what.invitation} detail={words.what.invitationGives} />
      </List>
    </Section>
  );
}
