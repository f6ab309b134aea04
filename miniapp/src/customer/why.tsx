import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Facts } from '../parts/list.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/states.tsx';
import { useLanguage } from '../state/language.ts';
import { useUnit } from '../state/use-unit.ts';
import { change, moment, money } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';

const hashShown = 16;

/** «Vì sao?»: the rule, the tier then, the bill, and the arithmetic as steps (A06). */
export function Why({ seq, onClose }: { seq: string; onClose: () => void }) {
  const { why: words } = useCustomerWords();
  const text = useFailureText();
  const [language] = useLanguage();
  const unit = useUnit();
  const { value, failure, refresh } = useAnswer('GET /v1/me/entries/{seq}/explain', { params: { seq } });
  const facts = value
    ? ([
        value.ruleVersion !== null && [words.ruleName, words.rule(String(value.ruleVersion))],
        value.tierThen !== null && [words.tierThen, value.tierThen],
        value.bill && [words.bill, value.bill.code],
        value.bill && [words.amount, money(value.bill.amountDong)],
        value.bill?.branchName && [words.branch, value.bill.branchName],
        [words.at, moment(value.at)],
      ].filter(Boolean) as [string, string][])
    : [];
  return (
    <Sheet title={words.title} onClose={onClose}>
      {!value && !failure && <Skeleton rows={4} />}
      {!value && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {value && (
        <>
          <p className="center">
            <span className={value.points > 0 ? 'member-points good number' : 'member-points number'}>
              {change(value.points, unit)}
            </span>
          </p>
          <section className="stack">
            <h3 className="h3">{words.steps}</h3>
            <ol className="steps">
              {value[language].map((step) => (
                <li key={step}>
                  <span className="grow">{step}</span>
                </li>
              ))}
            </ol>
          </section>
          <Facts facts={facts} />
          <p className="hash">
            {words.proof}: {value.hash.slice(0, hashShown)}…
          </p>
        </>
      )}
    </Sheet>
  );
}
