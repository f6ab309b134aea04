import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../words/use-words.ts';
import { IconButton } from './button.tsx';
import { useFocusTrap } from './focus-trap.ts';
import './overlay.css';

interface OverlayProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons that stay in reach at the bottom. */
  actions?: ReactNode;
}

function Overlay({ title, onClose, children, actions, look }: OverlayProps & { look: 'dialog' | 'sheet' | 'full' }) {
  const { parts } = useWords();
  const titleId = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const app = document.getElementById('app');
    app?.setAttribute('inert', '');
    return () => app?.removeAttribute('inert');
  }, []);
  // After the effect above: focus can only return to a page that is no longer inert.
  useFocusTrap(box, onClose);
  return createPortal(
    <div className={`overlay overlay-${look}`}>
      {/* A tap outside closes; keyboards have Esc and the labelled button. */}
      <button type="button" className="overlay-shade" tabIndex={-1} aria-hidden="true" onClick={onClose} />
      <div ref={box} className="overlay-box" role="dialog" aria-modal="true" aria-labelledby={titleId} tabIndex={-1}>
        <div className="overlay-head">
          <h2 id={titleId} className="h2 grow">
            {title}
          </h2>
          <IconButton icon="close" label={parts.close} onClick={onClose} />
        </div>
        <div className="overlay-body">{children}</div>
        {actions && <div className="overlay-actions">{actions}</div>}
      </div>
    </div>,
    document.body,
  );
}

/** A question in the middle: short, one decision. */
export function Dialog(props: OverlayProps) {
  return <Overlay {...props} look="dialog" />;
}

/** Details that rise from the bottom. */
export function Sheet(props: OverlayProps) {
  return <Overlay {...props} look="sheet" />;
}

/** The whole screen, for a QR held up to a scanner. */
export function FullSheet(props: OverlayProps) {
  return <Overlay {...props} look="full" />;
}
