import { useState } from 'react';
import { forget, keep, recall } from '../zalo/storage.ts';

const key = 'waiting-scan';

interface WaitingScan {
  /** A code that was scanned without a network, still to be looked at. */
  readonly content: string | null;
  readonly put: (content: string) => void;
  readonly drop: () => void;
}

/** Nobody has to scan a bill twice because the network was away: its code stays on the phone until it was answered. */
export function useWaitingScan(): WaitingScan {
  const [content, setContent] = useState<string | null>(() => {
    const found = recall(key);
    return typeof found === 'string' ? found : null;
  });
  return {
    content,
    put: (scanned) => {
      keep(key, scanned);
      setContent(scanned);
    },
    drop: () => {
      forget(key);
      setContent(null);
    },
  };
}
