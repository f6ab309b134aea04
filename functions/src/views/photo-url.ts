import type { PictureShelf } from '../cloud/pictures.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Reward } from '../records/rewards.ts';

/** Where a reward's photo is; null when it has none. */
export type PhotoUrl = (reward: Pick<Reward, 'photo'>) => string | null;

export const photoUrls =
  (pictures: PictureShelf, programme: Programme): PhotoUrl =>
  ({ photo }) =>
    photo === null ? null : pictures.urlOf(programme, photo);
