import { useRuleBooks } from '../../words/use-rule-books.ts';
import { Clause } from './clause.tsx';
import { useDesk } from './desk.tsx';
import { ExpiryFields } from './expiry-fields.tsx';
import { expirySentence } from './sentences.ts';
import { useTroubled } from './use-notes.ts';

/** How long points live (C4). */
export function ExpiryClause() {
  const { rules } = useRuleBooks();
  const words = rules.expiry;
  const { shown, rules: published, change } = useDesk();
  const troubled = useTroubled();
  const changed = JSON.stringify(shown.expiry) !== JSON.stringify(published.active.document.expiry);
  return (
    <Clause title={words.title} sentence={expirySentence(shown.expiry, words)} troubled={troubled('expiry')}>
      <ExpiryFields path="expiry" expiry={shown.expiry} onExpiry={(expiry) => change({ ...shown, expiry })} />
      {changed && <p className="small quiet">{words.promise}</p>}
    </Clause>
  );
}
