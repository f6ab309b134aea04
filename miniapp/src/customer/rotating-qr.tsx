import { useMemo } from 'react';
import { Countdown } from '../parts/countdown.tsx';
import { Qr } from '../parts/lazy-qr.tsx';
import { ErrorState } from '../parts/states.tsx';

/** Renewed this early, so that nobody scans a code that dies on the way. */
const renewBeforeMs = 5_000;

interface RotatingQrProps {
  code: { readonly content: string; readonly expiresAt: string } | null;
  failure: string | null;
  serverNow: () => number;
  label: string;
  changes: (clock: string) => string;
  onRenew: () => Promise<void>;
}

/** A short-lived QR with its countdown; asks for the next one before this one dies, and hides a dead one. */
export function RotatingQr({ code, failure, serverNow, label, changes, onRenew }: RotatingQrProps) {
  const content = code?.content ?? null;
  const expiresAt = code?.expiresAt ?? null;
  // Turned into this phone's clock once per code, so a wrong phone clock cannot shorten it.
  const timing = useMemo(() => {
    if (expiresAt === null) return null;
    const lifeMs = Math.max(0, Date.parse(expiresAt) - serverNow() - renewBeforeMs);
    return { endsAt: Date.now() + lifeMs, lifeMs };
  }, [expiresAt, serverNow]);
  if (failure && (!timing || timing.endsAt + renewBeforeMs < Date.now()))
    return <ErrorState message={failure} onRetry={onRenew} />;
  if (!content || !timing) return <div className="qr bone" />;
  return (
    <div className="stack">
      <Qr text={content} label={label} />
      <Countdown
        key={expiresAt}
        endsAt={timing.endsAt}
        wholeMs={timing.lifeMs}
        label={changes}
        onEnd={() => void onRenew()}
      />
    </div>
  );
}
