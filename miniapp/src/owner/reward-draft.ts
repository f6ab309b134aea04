import type { Sent } from '../api/client.ts';
import { forget, keep, recall } from '../zalo/storage.ts';
import { isoOfLocal, localTimeOf } from './local-time.ts';
import type { RewardRecord } from './stock-row.tsx';

type RewardInput = Sent<'POST /v1/admin/rewards'>['body'];
type BenefitKind = RewardRecord['voucher']['benefit']['kind'];

/** What a voucher takes off, flat: choosing another kind and back loses nothing that was typed. */
export interface VoucherDraft {
  readonly kind: BenefitKind;
  readonly dong: number | null;
  readonly percent: number | null;
  readonly maxDong: number | null;
  readonly sku: string;
  readonly quantity: number | null;
  readonly minimumDong: number | null;
  readonly skus: readonly string[];
  readonly categories: readonly string[];
  readonly priority: number | null;
  readonly exclusive: boolean;
}

/** The form's state: a number is null while its box is empty. */
export type RewardDraft = Omit<
  RewardInput,
  'pricePoints' | 'validDays' | 'voucher' | 'lastDay' | 'limitPerMonth' | 'availableFrom' | 'availableUntil'
> & {
  readonly pricePoints: number | null;
  readonly validDays: number | null;
  /** "2026-12-31"; empty is without. */
  readonly lastDay: string;
  readonly limitPerMonth: number | null;
  /** "2026-12-24T09:00" in Vietnam; empty is without. */
  readonly availableFrom: string;
  readonly availableUntil: string;
  /** Where `photo` is seen. */
  readonly photoUrl: string | null;
  readonly voucher: VoucherDraft;
};

const validDaysFirst = 30;

const noVoucher: VoucherDraft = {
  kind: 'GIFT',
  dong: null,
  percent: null,
  maxDong: null,
  sku: '',
  quantity: 1,
  minimumDong: 0,
  skus: [],
  categories: [],
  priority: 0,
  exclusive: false,
};

export function toDraft(record: RewardRecord | null): RewardDraft {
  if (record) {
    const { rewardId: _id, version: _version, stockLeft: _left, voucher, lastDay, ...fields } = record;
    const { benefit, ...terms } = voucher;
    const window = {
      availableFrom: localTimeOf(fields.availableFrom),
      availableUntil: localTimeOf(fields.availableUntil),
    };
    return { ...fields, ...window, lastDay: lastDay ?? '', voucher: { ...noVoucher, ...terms, ...benefit } };
  }
  return {
    name: '',
    description: '',
    picture: 'gift',
    photo: null,
    photoUrl: null,
    kind: 'VOUCHER',
    pricePoints: null,
    stock: null,
    limitPerMember: null,
    limitPerMonth: null,
    availableFrom: '',
    availableUntil: '',
    validDays: validDaysFirst,
    lastDay: '',
    voucher: noVoucher,
    status: 'DRAFT',
  };
}

/** What is sent, or null while something needed is empty. A counter gift takes nothing off and has no days. */
export function readReward({ photoUrl: _url, ...draft }: RewardDraft): RewardInput | null {
  const counter = draft.kind === 'COUNTER';
  const validDays = counter ? (draft.validDays ?? validDaysFirst) : draft.validDays;
  const voucher = readVoucher(counter ? noVoucher : draft.voucher);
  if (draft.name.trim() === '' || !draft.pricePoints || !validDays || !voucher || turned(draft)) return null;
  return {
    ...draft,
    name: draft.name.trim(),
    pricePoints: draft.pricePoints,
    validDays,
    lastDay: draft.lastDay === '' ? null : draft.lastDay,
    availableFrom: isoOfLocal(draft.availableFrom),
    availableUntil: isoOfLocal(draft.availableUntil),
    voucher,
  };
}

/** It would close before it opens; times of this form compare as texts. */
export const turned = ({
  availableFrom: from,
  availableUntil: until,
}: Pick<RewardDraft, 'availableFrom' | 'availableUntil'>): boolean => from !== '' && until !== '' && until <= from;

const items = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(Boolean);

function readVoucher(draft: VoucherDraft): NonNullable<RewardInput['voucher']> | null {
  const benefit = readBenefit(draft);
  if (!benefit) return null;
  // A gift is handed over whatever the bill: terms typed for another kind do not go with it.
  if (benefit.kind === 'GIFT') return { benefit };
  const { minimumDong, priority, exclusive } = draft;
  return {
    benefit,
    minimumDong: minimumDong ?? 0,
    skus: items(draft.skus),
    categories: items(draft.categories),
    priority: priority ?? 0,
    exclusive,
  };
}

function readBenefit(draft: VoucherDraft): NonNullable<RewardInput['voucher']>['benefit'] | null {
  const { kind, dong, percent, maxDong, sku, quantity } = draft;
  switch (kind) {
    case 'GIFT':
      return { kind };
    case 'FIXED':
      return dong ? { kind, dong } : null;
    case 'PERCENT':
      return percent ? { kind, percent, maxDong } : null;
    case 'FREE_ITEM':
      return sku.trim() !== '' && quantity ? { kind, sku: sku.trim(), quantity } : null;
  }
}

const keyOf = (rewardId: string): string => `reward-draft-${rewardId}`;

interface KeptReward {
  readonly version: number;
  readonly draft: RewardDraft;
}

/** What was typed here and not saved, if it was typed over this very version of the reward. */
export function keptReward(rewardId: string, version: number): RewardDraft | null {
  const kept = recall(keyOf(rewardId)) as Partial<KeptReward> | null;
  return kept?.version === version && kept.draft?.voucher ? { ...toDraft(null), ...kept.draft } : null;
}

export const keepReward = (rewardId: string, version: number, draft: RewardDraft): void =>
  keep(keyOf(rewardId), { version, draft } satisfies KeptReward);
export const forgetReward = (rewardId: string): void => forget(keyOf(rewardId));
