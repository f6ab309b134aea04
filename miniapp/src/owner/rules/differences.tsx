import { diffRules } from '@quaylai/shared/programme/diff';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import { Card } from '../../parts/list.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';

interface DifferencesProps {
  from: RuleDocument;
  to: RuleDocument;
  none: string;
}

/** What differs between two documents, a sentence each (N13). */
export function Differences({ from, to, none }: DifferencesProps) {
  const { change } = useRuleBooks();
  const sentences = diffRules(from, to, change);
  return (
    <Card>
      {sentences.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul className="stack">
          {sentences.map((sentence) => (
            <li key={sentence} className="wrap-anywhere">
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
