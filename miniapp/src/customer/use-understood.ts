import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useOnline } from '../state/online.ts';
import { useWaitingScan } from '../state/waiting-scan.ts';
import type { Understood } from './scan-result.tsx';

interface Understanding {
  readonly understood: Understood | null;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** A code is kept on the phone until there is a network. */
  readonly waits: boolean;
  readonly understand: (content: string) => Promise<void>;
  readonly again: () => void;
}

/** Asks what a code is. Without a network the code is kept, and asked about again as soon as there is one. */
export function useUnderstood(): Understanding {
  const look = useAction('POST /v1/me/scans');
  const waiting = useWaitingScan();
  const online = useOnline();
  const [understood, setUnderstood] = useState<Understood | null>(null);
  const understand = async (content: string) => {
    const answer = await look.run({ body: { content } });
    if (!answer) return;
    if (!answer.ok && answer.failure.kind === 'offline') return waiting.put(content);
    waiting.drop();
    if (answer.ok) setUnderstood({ content, result: answer.value });
  };
  const askedAgain = useRef(false);
  useEffect(() => {
    if (!online) askedAgain.current = false;
    if (!online || askedAgain.current || !waiting.content) return;
    askedAgain.current = true;
    void understand(waiting.content);
  });
  return {
    understood,
    busy: look.busy,
    failure: look.failure,
    waits: waiting.content !== null && !look.busy,
    understand,
    again: () => {
      look.clear();
      setUnderstood(null);
    },
  };
}
