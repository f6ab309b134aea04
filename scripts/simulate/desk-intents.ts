/** What happens seldom and is done by somebody who knows what they do: undone, merged, corrected, brought along. */
export type DeskIntent =
  | { readonly kind: 'UNDO'; readonly shop: number; readonly sold: number; readonly staff: number }
  | {
      readonly kind: 'BACK';
      readonly shop: number;
      readonly sold: number;
      readonly staff: number;
      readonly amount: number;
    }
  | { readonly kind: 'LINK'; readonly shop: number; readonly member: number; readonly phone: number }
  | {
      readonly kind: 'CORRECT';
      readonly shop: number;
      readonly member: number;
      readonly staff: number;
      readonly points: number;
    }
  | { readonly kind: 'DECIDE'; readonly shop: number; readonly correction: number; readonly isAgreed: boolean }
  | {
      readonly kind: 'IMPORT';
      readonly shop: number;
      readonly row: number;
      readonly member: number;
      readonly points: number;
    }
  | { readonly kind: 'GIVE_TIER'; readonly shop: number; readonly member: number; readonly days: number }
  | { readonly kind: 'PUBLISH'; readonly shop: number; readonly variant: number; readonly inHours: number }
  | { readonly kind: 'ROLL_BACK'; readonly shop: number; readonly back: number };

type Roll = () => number;
const below = (roll: Roll, end: number): number => Math.floor(roll() * end);
const shop = (roll: Roll) => below(roll, 2);

export const deskDraws: readonly (readonly [weight: number, draw: (roll: Roll) => DeskIntent])[] = [
  [3, (roll) => ({ kind: 'UNDO', shop: shop(roll), sold: below(roll, 4), staff: below(roll, 2) })],
  [
    4,
    (roll) => ({
      kind: 'BACK',
      shop: shop(roll),
      sold: below(roll, 20),
      staff: below(roll, 2),
      amount: 1_000 * (1 + below(roll, 200)),
    }),
  ],
  [2, (roll) => ({ kind: 'LINK', shop: shop(roll), member: below(roll, 5), phone: below(roll, 2) })],
  [
    2,
    (roll) => ({
      kind: 'CORRECT',
      shop: shop(roll),
      member: below(roll, 5),
      staff: below(roll, 2),
      points: (roll() < 0.5 ? -1 : 1) * (1 + below(roll, roll() < 0.5 ? 40 : 700)),
    }),
  ],
  [2, (roll) => ({ kind: 'DECIDE', shop: shop(roll), correction: below(roll, 6), isAgreed: roll() < 0.7 })],
  [
    2,
    (roll) => ({
      kind: 'IMPORT',
      shop: shop(roll),
      row: below(roll, 12),
      member: below(roll, 5),
      points: 1 + below(roll, 3) * 50,
    }),
  ],
  [
    1,
    (roll) => ({
      kind: 'PUBLISH',
      shop: shop(roll),
      variant: below(roll, 7),
      inHours: roll() < 0.7 ? 0 : below(roll, 72),
    }),
  ],
  [0.3, (roll) => ({ kind: 'ROLL_BACK', shop: shop(roll), back: below(roll, 3) })],
  [1, (roll) => ({ kind: 'GIVE_TIER', shop: shop(roll), member: below(roll, 5), days: below(roll, 200) })],
];
