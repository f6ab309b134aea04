import { useEffect } from 'react';
import { useParams } from 'react-router-dom';
import { Awaiting } from '../api/awaiting.tsx';
import { usePages } from '../api/use-pages.ts';
import { SelectField, TextArea, TextField } from '../parts/field.tsx';
import { Card, Section } from '../parts/list.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { choicesOf } from './choices-of.ts';
import { PhotoField } from './photo/photo-field.tsx';
import { PictureChoices } from './picture-choices.tsx';
import { RewardFrame, type RewardPart, useRewardDesk } from './reward-desk.tsx';
import { turned } from './reward-draft.ts';
import type { RewardRecord } from './stock-row.tsx';
import { VoucherFields } from './voucher-fields.tsx';

const nameCharsMax = 80;
const descriptionCharsMax = 500;

/** A new reward, or one that exists: `/owner/rewards/new` or its id. */
export function RewardForm() {
  const { rewards: words } = useOwnerWords();
  const { rewards: customer } = useCustomerWords();
  const { rewardId } = useParams();
  const { items, failure, refresh, more } = usePages('GET /v1/admin/rewards', {
    query: { limit: '50' },
  });
  const record = items?.find((one) => one.rewardId === rewardId);
  const further = items !== null && !record && more.hasMore && rewardId !== 'new';
  useEffect(() => {
    if (further && !more.loading) void more.loadMore();
  });
  if (rewardId === 'new') return <Form record={null} />;
  if (record) return <Form key={record.version} record={record} />;
  return (
    <Screen title={words.editTitle} back="/owner/rewards">
      {(!items || further) && <Awaiting failure={failure} onRetry={refresh} rows={6} />}
      {items && !further && <EmptyState icon="gift" title={customer.gone} />}
    </Screen>
  );
}

function Form({ record }: { record: RewardRecord | null }) {
  const { rewards: words } = useOwnerWords();
  const desk = useRewardDesk(record);
  const { draft, set, errorOf, missing } = desk.part;
  return (
    <RewardFrame desk={desk} title={record ? words.editTitle : words.add}>
      <SelectField
        label={words.status}
        hint={words.stateHints[draft.status]}
        value={draft.status}
        onValue={(status) => set({ status })}
        choices={choicesOf(words.states)}
      />
      <Card>
        <TextField
          label={words.name}
          value={draft.name}
          onValue={(name) => set({ name })}
          maxLength={nameCharsMax}
          error={errorOf('name') ?? missing(draft.name.trim() === '')}
        />
        <PhotoField
          photoUrl={draft.photoUrl}
          drawn={draft.picture}
          onPhoto={(sent) => set(sent ?? { photo: null, photoUrl: null })}
        />
        <PictureChoices chosen={draft.picture} onChosen={(picture) => set({ picture })} />
        <TextArea
          label={words.description}
          value={draft.description}
          onValue={(description) => set({ description })}
          maxLength={descriptionCharsMax}
          error={errorOf('description')}
        />
      </Card>
      <Price {...desk.part} />
      <Window {...desk.part} />
      <Section title={words.handing}>
        <Card>
          <SelectField
            label={words.kind}
            value={draft.kind}
            onValue={(kind) => set({ kind })}
            choices={choicesOf(words.kinds)}
          />
          {draft.kind === 'VOUCHER' && <VoucherFields {...desk.part} />}
        </Card>
      </Section>
    </RewardFrame>
  );
}

function Price({ draft, set, errorOf, missing }: RewardPart) {
  const { rewards: words } = useOwnerWords();
  const unit = useUnit();
  return (
    <Section title={words.priceAndStock}>
      <Card>
        <MoneyField
          label={words.price}
          unit={unit}
          digitsMax={9}
          value={draft.pricePoints}
          onValue={(pricePoints) => set({ pricePoints })}
          error={errorOf('pricePoints') ?? missing(!draft.pricePoints)}
        />
        <MoneyField
          label={words.stock}
          unit={words.pieces}
          digitsMax={7}
          value={draft.stock}
          onValue={(stock) => set({ stock })}
          error={errorOf('stock')}
        />
        <MoneyField
          label={words.limit}
          unit={words.times}
          digitsMax={4}
          value={draft.limitPerMember}
          onValue={(limitPerMember) => set({ limitPerMember })}
          error={errorOf('limitPerMember')}
        />
        <MoneyField
          label={words.limitMonth}
          unit={words.times}
          digitsMax={4}
          value={draft.limitPerMonth}
          onValue={(limitPerMonth) => set({ limitPerMonth })}
          error={errorOf('limitPerMonth')}
        />
      </Card>
    </Section>
  );
}

/** From when until when members may redeem it: the owner need not be awake at midnight to open a sale. */
function Window({ draft, set, errorOf }: RewardPart) {
  const { rewards: words } = useOwnerWords();
  return (
    <Section title={words.window}>
      <Card>
        <TextField
          label={words.from}
          hint={words.windowHint}
          type="datetime-local"
          value={draft.availableFrom}
          onValue={(availableFrom) => set({ availableFrom })}
          error={errorOf('availableFrom')}
        />
        <TextField
          label={words.until}
          type="datetime-local"
          value={draft.availableUntil}
          onValue={(availableUntil) => set({ availableUntil })}
          error={errorOf('availableUntil') ?? (turned(draft) ? words.windowTurned : undefined)}
        />
      </Card>
    </Section>
  );
}
