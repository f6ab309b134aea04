import { useEffect, useState } from 'react';
import { restoreDesktop } from '../../api/desktop.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { Qr } from '../../parts/lazy-qr.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ErrorState, Notice } from '../../parts/states.tsx';
import { useWho } from '../../state/session.ts';
import { useDesktopWords } from '../../words/use-desktop-words.ts';
import './desktop.css';
import { type Shown, useDesktopCode } from './use-desktop-code.ts';

/** A desktop browser without Zalo: the owner's phone signs it in (decisions 31). */
export function Door() {
  const [isRestored, setRestored] = useState<boolean | null>(null);
  useEffect(() => setRestored(restoreDesktop()), []);
  return isRestored === false ? <OneTimeCode /> : <Skeleton tall />;
}

function OneTimeCode() {
  const { door: words } = useDesktopWords();
  const hadSession = useWho() !== null;
  const { shown, again } = useDesktopCode();
  return (
    <section className="door" aria-labelledby="door-title">
      <div className="door-code">
        <Code shown={shown} onAgain={again} />
      </div>
      <div className="stack door-words">
        <h1 id="door-title">{words.title}</h1>
        {hadSession && <Notice tone="warn">{words.ended}</Notice>}
        <p className="quiet">{words.lead}</p>
        <ol className="door-steps">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="small quiet">{words.renews}</p>
      </div>
    </section>
  );
}

function Code({ shown, onAgain }: { shown: Shown; onAgain: () => void }) {
  const { door: words } = useDesktopWords();
  const text = useFailureText();
  switch (shown.phase) {
    case 'asking':
      return <div className="qr bone" />;
    case 'shown':
      return <Qr text={shown.content} label={words.qrLabel} />;
    case 'seen':
      return <Notice tone="good">{words.seen}</Notice>;
    case 'failed':
      return <ErrorState message={text(shown.failure)} onRetry={onAgain} offline={shown.failure.kind === 'offline'} />;
    default:
      return (
        <div className="stack">
          <Notice tone="warn">{shown.phase === 'refused' ? words.refused : words.stopped}</Notice>
          <Button icon="refresh" onClick={onAgain}>
            {words.again}
          </Button>
        </div>
      );
  }
}
