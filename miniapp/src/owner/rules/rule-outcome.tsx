import { Card, Facts, Section } from '../../parts/list.tsx';
import { Notice } from '../../parts/states.tsx';
import { pointsOf } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';

/** What the rules as shown would mean: one bill worked out for every tier, what is risky, what changes. */
export function RuleOutcome() {
  const { rules: words } = useRuleBooks();
  const { check, draft, unit } = useDesk();
  const waiting = check.checking ? words.checking : words.noChanges;
  return (
    <>
      {check.example.length > 0 && !check.unreachable && (
        <Section title={words.example}>
          <Card>
            <Facts
              facts={check.example.map((one) => [
                one.tierName,
                <span key={one.tierName}>
                  {pointsOf(one.points, unit)}
                  <br />
                  <span className="small quiet">{one.sentence}</span>
                </span>,
              ])}
            />
          </Card>
        </Section>
      )}
      {check.warnings.length > 0 && (
        <Section title={words.warnings}>
          {check.warnings.map((one) => (
            <Notice key={one.sentence} tone="warn">
              {one.sentence}
            </Notice>
          ))}
        </Section>
      )}
      {draft && (
        <Section title={words.changes}>
          <Card>
            {check.changes.length === 0 || check.unreachable ? (
              <p className="quiet">{check.unreachable ? words.notSaved : waiting}</p>
            ) : (
              <ul className="stack">
                {check.changes.map((sentence) => (
                  <li key={sentence} className="wrap-anywhere">
                    {sentence}
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </Section>
      )}
    </>
  );
}
