import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { scan } from '../zalo/scan.ts';

interface Camera {
  readonly opening: boolean;
  /** Why there is no camera today, in words; null when there is one, or when the person closed it. */
  readonly refusal: string | null;
  /** Opens Zalo's scanner; what it read, or null. */
  readonly open: () => Promise<string | null>;
}

export function useCamera(): Camera {
  const { zalo } = useWords();
  const [opening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = async () => {
    setOpening(true);
    setRefusal(null);
    const answer = await scan();
    setOpening(false);
    if (answer.ok) return answer.value;
    if (answer.problem !== 'cancelled') setRefusal(zalo[answer.problem]);
    return null;
  };
  return { opening, refusal, open };
}
