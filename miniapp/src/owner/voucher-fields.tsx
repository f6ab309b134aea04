import { SelectField, TextField, Tick } from '../parts/field.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { choicesOf } from './choices-of.ts';
import { LinesField } from './lines-field.tsx';
import type { RewardPart } from './reward-desk.tsx';
import type { VoucherDraft } from './reward-draft.ts';

const skuCharsMax = 64;

/** What a voucher takes off a bill, on which bills, and how long it can be used (C7). */
export function VoucherFields(part: RewardPart) {
  const { rewards: words } = useOwnerWords();
  const { draft, set, errorOf, missing } = part;
  const { voucher } = draft;
  const change = (next: Partial<VoucherDraft>) => set({ voucher: { ...voucher, ...next } });
  return (
    <>
      <SelectField
        label={words.benefit}
        value={voucher.kind}
        onValue={(kind) => change({ kind })}
        choices={choicesOf(words.benefits)}
        error={errorOf('voucher.benefit')}
      />
      <Benefit {...part} change={change} />
      {voucher.kind !== 'GIFT' && <Conditions {...part} change={change} />}
      <MoneyField
        label={words.validDays}
        unit={words.days}
        digitsMax={3}
        value={draft.validDays}
        onValue={(validDays) => set({ validDays })}
        error={errorOf('validDays') ?? missing(!draft.validDays)}
      />
      <TextField
        label={words.lastDay}
        hint={words.lastDayHint}
        type="date"
        value={draft.lastDay}
        onValue={(lastDay) => set({ lastDay })}
        error={errorOf('lastDay')}
      />
    </>
  );
}

type VoucherPart = RewardPart & { change: (next: Partial<VoucherDraft>) => void };

function Benefit({ draft: { voucher }, change, errorOf, missing }: VoucherPart) {
  const { rewards: words } = useOwnerWords();
  switch (voucher.kind) {
    case 'GIFT':
      return null;
    case 'FIXED':
      return (
        <MoneyField
          label={words.fixed}
          unit="đ"
          value={voucher.dong}
          onValue={(dong) => change({ dong })}
          error={errorOf('voucher.benefit.dong') ?? missing(!voucher.dong)}
        />
      );
    case 'PERCENT':
      return (
        <>
          <MoneyField
            label={words.percent}
            unit="%"
            digitsMax={3}
            value={voucher.percent}
            onValue={(percent) => change({ percent })}
            error={errorOf('voucher.benefit.percent') ?? missing(!voucher.percent)}
          />
          <MoneyField
            label={words.percentMax}
            unit="đ"
            value={voucher.maxDong}
            onValue={(maxDong) => change({ maxDong })}
            error={errorOf('voucher.benefit.maxDong')}
          />
        </>
      );
    case 'FREE_ITEM':
      return (
        <>
          <TextField
            label={words.freeSku}
            hint={words.freeSkuHint}
            value={voucher.sku}
            onValue={(sku) => change({ sku })}
            maxLength={skuCharsMax}
            error={errorOf('voucher.benefit.sku') ?? missing(voucher.sku.trim() === '')}
          />
          <MoneyField
            label={words.freeQuantity}
            unit={words.pieces}
            digitsMax={4}
            value={voucher.quantity}
            onValue={(quantity) => change({ quantity })}
            error={errorOf('voucher.benefit.quantity') ?? missing(!voucher.quantity)}
          />
        </>
      );
  }
}

function Conditions({ draft: { voucher }, change, errorOf }: VoucherPart) {
  const { rewards: words } = useOwnerWords();
  return (
    <>
      <MoneyField
        label={words.minimum}
        hint={words.minimumHint}
        unit="đ"
        value={voucher.minimumDong}
        onValue={(minimumDong) => change({ minimumDong })}
        error={errorOf('voucher.minimumDong')}
      />
      {voucher.kind !== 'FREE_ITEM' && (
        <>
          <LinesField
            label={words.categories}
            lines={voucher.categories}
            onLines={(categories) => change({ categories })}
            error={errorOf('voucher.categories')}
          />
          <LinesField
            label={words.skus}
            lines={voucher.skus}
            onLines={(skus) => change({ skus })}
            error={errorOf('voucher.skus')}
          />
        </>
      )}
      <Tick checked={voucher.exclusive} onChecked={(exclusive) => change({ exclusive })}>
        {words.exclusive}
      </Tick>
      <MoneyField
        label={words.priority}
        hint={words.priorityHint}
        unit=""
        digitsMax={4}
        value={voucher.priority}
        onValue={(priority) => change({ priority })}
        error={errorOf('voucher.priority')}
      />
    </>
  );
}
