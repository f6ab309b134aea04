import type { Replied } from '../api/client.ts';
import { Card, Facts, Section } from '../parts/list.tsx';
import { Notice } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';

/** What the rules as shown would mean: one bill worked out for every tier, what is risky, what changes. */
export function RuleOutcome({
  check,
  drafted,
}: {
  check: Replied<'POST /v1/admin/rules/check'> | null;
  drafted: boolean;
}) {
  const { rules: words } = useOwnerWords();
  const unit = useUnit();
  if (!check) return null;
  return (
    <>
      {check.example.length > 0 && (
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
      {drafted && (
        <Section title={words.changes}>
          <Card>
            {check.changes.length === 0 ? (
              <p className="quiet">{words.noChanges}</p>
            ) : (
              <ul className="stack">
                {check.changes.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )}
          </Card>
        </Section>
      )}
    </>
  );
}
