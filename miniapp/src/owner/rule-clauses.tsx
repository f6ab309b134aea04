import { SelectField, TextField } from '../parts/field.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { money } from '../words/format.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { Clause } from './clause.tsx';
import type { ClausesProps } from './clauses-props.ts';
import { typed } from './draft.ts';
import { LinesField } from './lines-field.tsx';
import { TierClauses } from './tier-clauses.tsx';

const unitCharsMax = 12;
const monthsFirst = 12;

export function RuleClauses({ draft, fields, warnings, onChange }: ClausesProps) {
  const { rules: words } = useOwnerWords();
  const { earn, payment, expiry, exclusions, unitName } = draft;
  const set = onChange ?? (() => undefined);
  const troubled = (part: string): boolean =>
    [...Object.keys(fields), ...warnings.map((one) => one.field)].some(
      (field) => field === part || field.startsWith(`${part}.`),
    );
  return (
    <fieldset className="bare stack" disabled={!onChange}>
      <Clause
        title={words.earn}
        sentence={words.earnSentence(money(earn.dongPerPoint ?? 0), unitName)}
        troubled={troubled('earn')}
      >
        <MoneyField
          label={words.earnRate(unitName)}
          unit="đ"
          value={earn.dongPerPoint}
          onValue={(value) => set({ ...draft, earn: { ...earn, dongPerPoint: typed(value) } })}
          error={fields['earn.dongPerPoint']}
        />
        <MoneyField
          label={words.minimum}
          hint={words.minimumHint}
          unit="đ"
          value={earn.minimumInvoiceDong}
          onValue={(value) => set({ ...draft, earn: { ...earn, minimumInvoiceDong: typed(value) } })}
          error={fields['earn.minimumInvoiceDong']}
        />
        <TextField
          label={words.unitName}
          hint={words.unitHint}
          value={unitName}
          onValue={(value) => set({ ...draft, unitName: value })}
          maxLength={unitCharsMax}
          error={fields['unitName']}
        />
      </Clause>
      <Clause
        title={words.pay}
        sentence={words.paySentence(unitName, money(payment.dongPerPoint ?? 0), String(payment.ceilingPercent ?? 0))}
        troubled={troubled('payment')}
      >
        <MoneyField
          label={words.payRate(unitName)}
          unit="đ"
          value={payment.dongPerPoint}
          onValue={(value) => set({ ...draft, payment: { ...payment, dongPerPoint: typed(value) } })}
          error={fields['payment.dongPerPoint']}
        />
        <MoneyField
          label={words.payMinimum}
          unit={unitName}
          value={payment.minimumPoints}
          onValue={(value) => set({ ...draft, payment: { ...payment, minimumPoints: typed(value) } })}
          error={fields['payment.minimumPoints']}
        />
        <MoneyField
          label={words.payCeiling}
          unit="%"
          digitsMax={3}
          value={payment.ceilingPercent}
          onValue={(value) => set({ ...draft, payment: { ...payment, ceilingPercent: typed(value) } })}
          error={fields['payment.ceilingPercent']}
        />
        <MoneyField
          label={words.hold}
          unit={words.minutes}
          digitsMax={2}
          value={payment.holdMinutes}
          onValue={(value) => set({ ...draft, payment: { ...payment, holdMinutes: typed(value) } })}
          error={fields['payment.holdMinutes']}
        />
      </Clause>
      <Clause
        title={words.expiry}
        sentence={'months' in expiry ? words.expirySentence(String(expiry.months)) : words.expiryNever}
        troubled={troubled('expiry')}
      >
        <SelectField
          label={words.expiryKind}
          value={expiry.kind}
          onValue={(kind) =>
            set({ ...draft, expiry: kind === 'ROLLING' ? { kind, months: monthsFirst } : { kind: 'NEVER' } })
          }
          choices={[
            { value: 'ROLLING', label: words.expiryMonths },
            { value: 'NEVER', label: words.expiryNever },
          ]}
        />
        {expiry.kind === 'ROLLING' && (
          <MoneyField
            label={words.expiryMonths}
            unit={words.months}
            digitsMax={3}
            value={expiry.months}
            onValue={(value) => set({ ...draft, expiry: { kind: 'ROLLING', months: typed(value) } })}
            error={fields['expiry.months']}
          />
        )}
      </Clause>
      <Clause
        title={words.exclusions}
        sentence={
          exclusions.categories.length > 0
            ? words.exclusionsSentence(exclusions.categories.join(', '))
            : words.exclusionsNone
        }
        troubled={troubled('exclusions')}
      >
        <LinesField
          label={words.categories}
          lines={exclusions.categories}
          onLines={(categories) => set({ ...draft, exclusions: { ...exclusions, categories } })}
          error={fields['exclusions.categories']}
        />
      </Clause>
      <TierClauses draft={draft} fields={fields} warnings={warnings} onChange={onChange} />
    </fieldset>
  );
}
