import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import './states.css';

interface StateProps {
  icon: IconName;
  title: string;
  /** What to do next. */
  children?: ReactNode;
  action?: ReactNode;
}

/** A screen with nothing to list says what comes next; also the frame of every other full-page message. */
export function EmptyState({ icon, title, children, action }: StateProps) {
  return (
    <div className="state">
      <span className="state-icon">
        <Icon name={icon} size={32} />
      </span>
      <h2 className="h2">{title}</h2>
      {children && <p className="quiet">{children}</p>}
      {action}
    </div>
  );
}

/** What happened, what is safe, what to do. */
export function ErrorState({
  message,
  onRetry,
  offline = false,
}: {
  message: string;
  onRetry?: () => void;
  offline?: boolean;
}) {
  const { parts } = useWords();
  return (
    <div role="alert">
      <EmptyState
        icon={offline ? 'offline' : 'alert'}
        title={offline ? parts.offlineTitle : parts.errorTitle}
        action={
          onRetry && (
            <Button look="second" icon="refresh" onClick={onRetry}>
              {parts.retry}
            </Button>
          )
        }
      >
        {message}
      </EmptyState>
    </div>
  );
}

/** A problem beside the thing it is about. */
export function Notice({ tone, children }: { tone: 'good' | 'warn' | 'bad'; children: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'good' ? 'status' : 'alert'}>
      <Icon name={tone === 'good' ? 'check' : 'alert'} size={20} />
      <div className="grow">{children}</div>
    </div>
  );
}

export function OfflineBanner({ online }: { online: boolean }) {
  const { parts } = useWords();
  return (
    <div className="offline-banner" role="status" hidden={online}>
      <Icon name="offline" size={20} />
      <span>{online ? '' : parts.offlineBanner}</span>
    </div>
  );
}
