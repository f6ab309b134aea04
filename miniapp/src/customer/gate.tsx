import { lazy, type ReactNode, Suspense } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { Failure } from '../api/failure.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useWords } from '../words/use-words.ts';
import { insideZalo } from '../zalo/ask.ts';
import { appTitle } from '../zalo/system.ts';
import './customer.css';

const Door = lazy(async () => ({ default: (await import('../owner/desktop/door.tsx')).Door }));

/**
 * Nobody is known yet: say what this is while the phone signs in, or why it cannot. Who was known from the last visit
 * goes straight in.
 */
export function Gate({
  failure,
  onRetry,
  children,
}: {
  failure: Failure | null;
  onRetry: () => void;
  children: ReactNode;
}) {
  const who = useWho();
  const { welcome } = useWords();
  const text = useFailureText();
  // A desktop may remember who was here, and still has nobody to speak for until a phone says so.
  const isOutside = failure?.kind === 'zalo' && failure.zalo === 'outside-zalo' && !insideZalo();
  if (isOutside) return <Outside />;
  if (who) return children;
  return (
    <main className="content gate">
      {!failure ? (
        <>
          <div className="welcome">
            <h1 className="h2">{appTitle() ?? welcome.title}</h1>
            <p>{welcome.lead}</p>
          </div>
          <Skeleton />
        </>
      ) : (
        <ErrorState message={text(failure)} onRetry={onRetry} offline={failure.kind === 'offline'} />
      )}
    </main>
  );
}

/** No Zalo around: customers are sent there, the owner may sign this browser in with their phone. */
function Outside() {
  const { outside } = useWords();
  const { pathname } = useLocation();
  if (pathname.startsWith('/owner'))
    return (
      <main className="content gate">
        <Suspense fallback={<Skeleton tall />}>
          <Door />
        </Suspense>
      </main>
    );
  return (
    <main className="content gate">
      <EmptyState icon="shop" title={outside.title} action={<Link to="/owner">{outside.owner}</Link>}>
        {outside.body}
      </EmptyState>
    </main>
  );
}
