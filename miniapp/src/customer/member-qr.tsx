import { useEffect } from 'react';
import { session } from '../api/api.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { FullSheet } from '../parts/overlay.tsx';
import { useKeptHome } from '../state/home.ts';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { keepAwake } from '../zalo/screen.ts';
import { RotatingQr } from './rotating-qr.tsx';

/** The member's QR, held up to the till: rotates before it goes stale, keeps the screen awake. */
export function MemberQr({ onClose }: { onClose: () => void }) {
  const { qr: words, home } = useWords();
  const unit = useUnit();
  const [kept] = useKeptHome();
  const text = useFailureText();
  const { value, failure, refresh } = useAnswer('POST /v1/me/qr', {});
  useEffect(() => {
    void keepAwake(true);
    return () => void keepAwake(false);
  }, []);
  return (
    <FullSheet title={words.title} onClose={onClose}>
      <RotatingQr
        code={value}
        failure={failure && (failure.kind === 'offline' ? words.offline : text(failure))}
        serverNow={session.serverNow}
        label={words.label}
        changes={words.changes}
        onRenew={refresh}
      />
      {kept && (
        <p className="center">
          <span className="strong wrap-anywhere">{kept.home.name ?? home.member}</span>
          <br />
          <span className="quiet">{pointsOf(kept.home.balance.available, unit)}</span>
        </p>
      )}
      <p className="center small quiet balanced">{words.hint}</p>
    </FullSheet>
  );
}
