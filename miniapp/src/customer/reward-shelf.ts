import type { RewardView } from '@quaylai/shared/api/reward-models';

export const rewardShelves = ['DRINK', 'FOOD', 'GOODS', 'OFFER'] as const;
export type RewardShelf = (typeof rewardShelves)[number];

const shelfOfPicture: Readonly<Record<RewardView['picture'], RewardShelf>> = {
  coffee: 'DRINK',
  tea: 'DRINK',
  cake: 'FOOD',
  cup: 'GOODS',
  bag: 'GOODS',
  bean: 'GOODS',
  discount: 'OFFER',
  gift: 'OFFER',
};

/** Where a reward stands in the shop: told by the picture that its owner chose for it. */
export const rewardShelf = ({ picture }: Pick<RewardView, 'picture'>): RewardShelf => shelfOfPicture[picture];
