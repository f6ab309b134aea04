import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { fieldsOf } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextArea, TextField } from '../parts/field.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState, Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useUnit } from '../state/use-unit.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useMayChange } from './owner-frame.tsx';
import { PictureChoices } from './picture-choices.tsx';
import { choicesOf, type RewardDraft, readReward, toDraft } from './reward-draft.ts';
import type { RewardRecord } from './stock-row.tsx';

const nameCharsMax = 80;
const descriptionCharsMax = 500;

/** A new reward, or one that exists: `/owner/rewards/new` or its id. */
export function RewardForm() {
  const { rewards: words } = useOwnerWords();
  const { rewards: customer } = useCustomerWords();
  const text = useFailureText();
  const { rewardId } = useParams();
  const { items, failure, refresh } = usePages('GET /v1/admin/rewards', { query: { limit: '50' } });
  if (rewardId === 'new') return <Form record={null} />;
  const record = items?.find((one) => one.rewardId === rewardId);
  if (record) return <Form key={record.version} record={record} />;
  return (
    <Screen title={words.editTitle} back="/owner/rewards">
      {!items && !failure && <Skeleton rows={6} />}
      {!items && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {items && <EmptyState icon="gift" title={customer.gone} />}
    </Screen>
  );
}

function Form({ record }: { record: RewardRecord | null }) {
  const { rewards: words, common } = useOwnerWords();
  const text = useFailureText();
  const unit = useUnit();
  const say = useToast();
  const navigate = useNavigate();
  const mayChange = useMayChange();
  const add = useAction('POST /v1/admin/rewards');
  const edit = useAction('PUT /v1/admin/rewards/{rewardId}');
  const [draft, setDraft] = useState<RewardDraft>(() => toDraft(record));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<RewardDraft>) => setDraft({ ...draft, ...change });
  const failure = add.failure ?? edit.failure;
  const fields = fieldsOf(failure);
  const missing = (empty: boolean): string | undefined => (tried && empty ? common.required : undefined);
  const save = async () => {
    setTried(true);
    const reward = readReward(draft);
    if (!reward) return;
    const answer = record
      ? await edit.run({ params: { rewardId: record.rewardId }, body: { version: record.version, reward } })
      : await add.run({ body: reward });
    if (!answer?.ok) return;
    say(common.saved);
    navigate('/owner/rewards', { replace: true });
  };
  return (
    <Screen
      title={record ? words.editTitle : words.add}
      back="/owner/rewards"
      dock={
        mayChange && (
          <>
            {failure && (
              <Notice tone="bad">
                {failure.kind === 'problem' && failure.problem.code === 'REWARD_CHANGED'
                  ? words.changed
                  : text(failure)}
              </Notice>
            )}
            <Button busy={add.busy || edit.busy} onClick={() => void save()}>
              {common.save}
            </Button>
          </>
        )
      }
    >
      <fieldset className="bare stack" disabled={!mayChange}>
        <TextField
          label={words.name}
          value={draft.name}
          onValue={(name) => set({ name })}
          maxLength={nameCharsMax}
          error={fields['name'] ?? missing(draft.name.trim() === '')}
        />
        <PictureChoices chosen={draft.picture} onChosen={(picture) => set({ picture })} />
        <TextArea
          label={words.description}
          value={draft.description}
          onValue={(description) => set({ description })}
          maxLength={descriptionCharsMax}
          error={fields['description']}
        />
        <SelectField
          label={words.kind}
          value={draft.kind}
          onValue={(kind) => set({ kind })}
          choices={choicesOf(words.kinds)}
        />
        <MoneyField
          label={words.price}
          unit={unit}
          digitsMax={9}
          value={draft.pricePoints}
          onValue={(pricePoints) => set({ pricePoints })}
          error={fields['pricePoints'] ?? missing(!draft.pricePoints)}
        />
        <MoneyField
          label={words.stock}
          unit={words.pieces}
          digitsMax={7}
          value={draft.stock}
          onValue={(stock) => set({ stock })}
          error={fields['stock']}
        />
        <MoneyField
          label={words.limit}
          unit={words.times}
          digitsMax={4}
          value={draft.limitPerMember}
          onValue={(limitPerMember) => set({ limitPerMember })}
          error={fields['limitPerMember']}
        />
        {draft.kind === 'VOUCHER' && (
          <MoneyField
            label={words.validDays}
            unit={words.days}
            digitsMax={3}
            value={draft.validDays}
            onValue={(validDays) => set({ validDays })}
            error={fields['validDays'] ?? missing(!draft.validDays)}
          />
        )}
        <SelectField
          label={words.status}
          value={draft.status}
          onValue={(status) => set({ status })}
          choices={choicesOf(words.states)}
        />
      </fieldset>
    </Screen>
  );
}
