import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../api/failure.ts';

const typingMs = 350;

interface Shown<Value> {
  /** The question that this answers; another one makes it stale. */
  readonly asked: string | null;
  readonly turn: number;
  readonly value: Value | null;
}

/** What would be posted, asked again whenever the question changes; `stale` until the newest is answered. */
export function usePreview<Body, Value>(
  run: (sent: { body: Body }) => Promise<Answer<Value> | null>,
  /** Null while there is nothing to ask yet. */
  body: Body | null,
): { readonly preview: Value | null; readonly stale: boolean; readonly askAgain: () => void } {
  const asked = body === null ? null : JSON.stringify(body);
  const [shown, setShown] = useState<Shown<Value>>({ asked: null, turn: 0, value: null });
  const [turn, setTurn] = useState(0);
  const waitMs = useRef(0);
  const askAgain = useCallback(() => setTurn((n) => n + 1), []);
  useEffect(() => {
    if (asked === null) return;
    let current = true;
    const look = async () => {
      const answer = await run({ body: JSON.parse(asked) as Body });
      if (!current) return;
      // A second change came while the first was on its way: ask again for the newest.
      if (answer === null) askAgain();
      else setShown({ asked, turn, value: answer.ok ? answer.value : null });
    };
    // The first question is whole at once; later ones are still being typed.
    const timer = setTimeout(look, waitMs.current);
    waitMs.current = typingMs;
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, turn, run, askAgain]);
  const preview = asked === null ? null : shown.value;
  return { preview, stale: asked === null || shown.asked !== asked || shown.turn !== turn, askAgain };
}
