import { useEffect, useState } from 'react';
import { call } from '../api/api.ts';
import type { Replied } from '../api/client.ts';
import { cleaned, type Draft } from './draft.ts';

type Check = Replied<'POST /v1/admin/rules/check'>;

const typingMs = 500;

/** What the draft would mean, asked anew when the typing pauses; `checking` until the answer fits what is shown. */
export function useRuleCheck(draft: Draft | null): { check: Check | null; checking: boolean } {
  const [answered, setAnswered] = useState<{ asked: string; check: Check } | null>(null);
  const asked = draft ? JSON.stringify(cleaned(draft)) : null;
  useEffect(() => {
    if (asked === null) return;
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await call('POST /v1/admin/rules/check', {
        body: { document: JSON.parse(asked) as Record<string, unknown> },
      });
      if (current && answer.ok) setAnswered({ asked, check: answer.value });
    }, typingMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return { check: answered?.check ?? null, checking: answered?.asked !== asked };
}
