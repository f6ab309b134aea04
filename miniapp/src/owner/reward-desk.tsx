import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { type Failure, fieldsOf } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useMayChange } from './owner-frame.tsx';
import { forgetReward, keepReward, keptReward, type RewardDraft, readReward, toDraft } from './reward-draft.ts';
import type { RewardRecord } from './stock-row.tsx';

/** What every part of the form is handed. */
export interface RewardPart {
  readonly draft: RewardDraft;
  readonly set: (change: Partial<RewardDraft>) => void;
  /** What the server says of a field. */
  readonly errorOf: (field: string) => string | undefined;
  /** The sentence for an empty box, once saving was tried. */
  readonly missing: (empty: boolean) => string | undefined;
}

interface RewardDesk {
  readonly part: RewardPart;
  readonly failure: Failure | null;
  readonly busy: boolean;
  /** Something here was typed and not saved. */
  readonly unsaved: boolean;
  /** Saving was tried while something needed was empty. */
  readonly lacking: boolean;
  readonly save: () => Promise<void>;
  readonly drop: () => void;
}

/** The form's state: kept on this phone until it is saved, so that a call or a tap on the way back loses nothing. */
export function useRewardDesk(record: RewardRecord | null): RewardDesk {
  const { common } = useOwnerWords();
  const say = useToast();
  const navigate = useNavigate();
  const add = useAction('POST /v1/admin/rewards');
  const edit = useAction('PUT /v1/admin/rewards/{rewardId}');
  const [id, version] = [record?.rewardId ?? 'new', record?.version ?? 0];
  const [typed, setTyped] = useState<RewardDraft | null>(() => keptReward(id, version));
  const [tried, setTried] = useState(false);
  const draft = typed ?? toDraft(record);
  const failure = add.failure ?? edit.failure;
  const fields = fieldsOf(failure);
  const drop = () => {
    forgetReward(id);
    setTyped(null);
  };
  const save = async () => {
    setTried(true);
    const reward = readReward(draft);
    if (!reward) return;
    const answer = record
      ? await edit.run({ params: { rewardId: record.rewardId }, body: { version, reward } })
      : await add.run({ body: reward });
    if (!answer?.ok) return;
    forgetReward(id);
    say(common.saved);
    navigate('/owner/rewards', { replace: true });
  };
  const set = (change: Partial<RewardDraft>) => {
    const next = { ...draft, ...change };
    keepReward(id, version, next);
    setTyped(next);
  };
  return {
    part: {
      draft,
      set,
      // An edit's fields are named within its body.
      errorOf: (field) => fields[field] ?? fields[`reward.${field}`],
      missing: (empty) => (tried && empty ? common.required : undefined),
    },
    failure,
    busy: add.busy || edit.busy,
    unsaved: typed !== null,
    lacking: tried && readReward(draft) === null,
    save,
    drop,
  };
}

export function RewardFrame({ desk, title, children }: { desk: RewardDesk; title: string; children: ReactNode }) {
  const { rewards: words, common, denied } = useOwnerWords();
  const text = useFailureText();
  const mayChange = useMayChange();
  const { failure } = desk;
  return (
    <Screen
      title={title}
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
            {desk.lacking && <Notice tone="bad">{words.lacking}</Notice>}
            <Button busy={desk.busy} onClick={() => void desk.save()}>
              {common.save}
            </Button>
          </>
        )
      }
    >
      {!mayChange && <Notice tone="warn">{denied.readOnly}</Notice>}
      {mayChange && desk.unsaved && (
        <Notice tone="warn">
          <p>{words.unsaved}</p>
          <Button look="quiet" onClick={desk.drop}>
            {words.dropUnsaved}
          </Button>
        </Notice>
      )}
      <fieldset className="bare stack" disabled={!mayChange}>
        {children}
      </fieldset>
    </Screen>
  );
}
