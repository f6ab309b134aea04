import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Replied } from '../../api/client.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ErrorState } from '../../parts/states.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useWords } from '../../words/use-words.ts';
import { OwnerFrame, useMayChange } from '../owner-frame.tsx';
import { type Draft, dropDraft, type KeptDraft, keepDraft, keptDraft } from './draft.ts';
import { type RuleCheck, useRuleCheck } from './use-rule-check.ts';

/** What every screen of the rules' editor shares: the rules in force, the one draft, and what it would mean. */
export interface Desk {
  readonly rules: Replied<'GET /v1/admin/rules'>;
  readonly draft: KeptDraft | null;
  /** The draft, or the rules in force while there is none. */
  readonly shown: Draft;
  readonly check: RuleCheck;
  readonly mayChange: boolean;
  /** What the shown rules call their points, in the reader's language where it has a word. */
  readonly unit: string;
  readonly change: (next: Draft) => void;
  readonly drop: () => void;
  /** Another version is the latest now; the draft, if it is still wanted, goes on from it. */
  readonly moveOn: (draft: KeptDraft | null) => Promise<void>;
}

const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('no desk around the editor of the rules');
  return desk;
}

/** Fetches the rules and lays the draft on the desk. */
export function RulesDesk({ children }: { children: ReactNode }) {
  const { rules: words } = useRuleBooks();
  const text = useFailureText();
  const { value, failure, refresh } = useAnswer('GET /v1/admin/rules', {});
  if (value) {
    return (
      <Laid key={value.latestVersion} rules={value} refresh={refresh}>
        {children}
      </Laid>
    );
  }
  return (
    <OwnerFrame title={words.title}>
      {failure ? (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      ) : (
        <Skeleton rows={6} />
      )}
    </OwnerFrame>
  );
}

interface LaidProps {
  rules: Desk['rules'];
  refresh: () => Promise<void>;
  children: ReactNode;
}

function Laid({ rules, refresh, children }: LaidProps) {
  const words = useWords();
  const [draft, setDraft] = useState<KeptDraft | null>(() => keptDraft(rules.active.document));
  const shown = draft?.document ?? rules.active.document;
  const change = (document: Draft) => {
    const next = { basedOn: draft?.basedOn ?? rules.latestVersion, document };
    keepDraft(next);
    setDraft(next);
  };
  const drop = () => {
    dropDraft();
    setDraft(null);
  };
  const moveOn = async (next: KeptDraft | null) => {
    if (next) keepDraft(next);
    else drop();
    await refresh();
  };
  const desk: Desk = {
    rules,
    draft,
    shown,
    check: useRuleCheck(shown),
    mayChange: useMayChange(),
    unit: words.unit(shown.unitName),
    change,
    drop,
    moveOn,
  };
  return <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
}
