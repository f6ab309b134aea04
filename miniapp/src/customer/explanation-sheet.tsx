import type { ReactNode } from 'react';
import { Awaiting } from '../api/awaiting.tsx';
import type { Replied } from '../api/client.ts';
import type { Asked } from '../api/use-answer.ts';
import { Amount } from '../parts/amount.tsx';
import { Facts } from '../parts/list.tsx';
import { largePoints } from '../parts/member-card.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { useLanguage } from '../state/language.ts';
import { useUnit } from '../state/use-unit.ts';
import { count, moment, money } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';

type Explanation = Replied<'GET /v1/me/entries/{seq}/explain'>;

const hashShown = 16;

interface ExplanationProps {
  asked: Asked<Explanation>;
  onClose: () => void;
  /** What its reader can do about it. */
  foot?: ReactNode;
}

/** The rule, the tier then, the bill, and the arithmetic as steps (A06); the same for the member and for the owner. */
export function ExplanationSheet({ asked, onClose, foot }: ExplanationProps) {
  const { why: words } = useCustomerWords();
  const { value, failure, refresh } = asked;
  return (
    <Sheet title={words.title} onClose={onClose}>
      {!value && <Awaiting failure={failure} onRetry={refresh} rows={4} />}
      {value && <Explained explanation={value} />}
      {value && foot}
    </Sheet>
  );
}

function Explained({ explanation }: { explanation: Explanation }) {
  const { why: words } = useCustomerWords();
  const [language] = useLanguage();
  const unit = useUnit();
  const { points, bill, ruleVersion, tierThen, at, hash } = explanation;
  const facts: (readonly [string, string])[] = [];
  if (ruleVersion !== null) facts.push([words.ruleName, words.rule(String(ruleVersion))]);
  if (tierThen !== null) facts.push([words.tierThen, tierThen]);
  if (bill?.code) facts.push([words.bill, bill.code]);
  if (bill) facts.push([words.amount, money(bill.amountDong)]);
  if (bill?.branchName) facts.push([words.branch, bill.branchName]);
  facts.push([words.at, moment(at)]);
  return (
    <>
      <p className={`${largePoints(points)} center ${points > 0 ? 'good' : ''}`}>
        <Amount points={count(Math.abs(points))} unit={unit} sign={points > 0 ? '+' : points < 0 ? '−' : ''} />
      </p>
      <section className="stack">
        <h3 className="h3">{words.steps}</h3>
        <ol className="steps">
          {explanation[language].map((step) => (
            <li key={step}>
              <span className="grow">{step}</span>
            </li>
          ))}
        </ol>
      </section>
      <Facts facts={facts} />
      <p className="tiny quiet">
        {words.proof}: <span className="hash">{hash.slice(0, hashShown)}…</span>
      </p>
    </>
  );
}
