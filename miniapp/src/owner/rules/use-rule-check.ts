import { useEffect, useState } from 'react';
import { call } from '../../api/api.ts';
import type { Replied } from '../../api/client.ts';
import { useLanguage } from '../../state/language.ts';
import { cleaned, type Draft } from './draft.ts';

type Check = Replied<'POST /v1/admin/rules/check'>;

export interface RuleCheck extends Check {
  /** The typing has gone on, so the answer is about an earlier draft. */
  readonly checking: boolean;
  /** No answer could be had for this draft. */
  readonly unreachable: boolean;
}

const typingMs = 500;
const nothing: Check = { fields: {}, warnings: [], changes: [], example: [] };

/** What the draft would mean, asked anew when the typing pauses. The last good example stays while a field is wrong. */
export function useRuleCheck(draft: Draft): RuleCheck {
  const [language] = useLanguage();
  const [answered, setAnswered] = useState<{ asked: string; check: Check | null } | null>(null);
  const [example, setExample] = useState<Check['example']>([]);
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify([language, turn, cleaned(draft)]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const [, , document] = JSON.parse(asked) as [string, number, Record<string, unknown>];
      const answer = await call('POST /v1/admin/rules/check', { body: { document, language } });
      if (!current) return;
      setAnswered({ asked, check: answer.ok ? answer.value : null });
      if (answer.ok && answer.value.example.length > 0) setExample(answer.value.example);
    }, typingMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, language]);
  useEffect(() => {
    const again = () => setTurn((before) => before + 1);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  const checking = answered?.asked !== asked;
  return { ...(answered?.check ?? nothing), example, checking, unreachable: !checking && answered.check === null };
}
