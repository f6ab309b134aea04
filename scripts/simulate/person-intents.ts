/** What people do about themselves: come, go for ever, come back, and answer on their phones what a till asks. */
export type PersonIntent =
  | { readonly kind: 'ERASE'; readonly shop: number; readonly member: number }
  | { readonly kind: 'JOIN'; readonly shop: number; readonly member: number }
  | { readonly kind: 'CHECK_IN'; readonly shop: number; readonly member: number; readonly branch: number }
  | {
      readonly kind: 'ASK_SPEND';
      readonly shop: number;
      readonly member: number;
      readonly staff: number;
      readonly points: number;
    }
  | { readonly kind: 'ANSWER_SPEND'; readonly shop: number; readonly asked: number; readonly isAgreed: boolean }
  | { readonly kind: 'SPEND'; readonly shop: number; readonly asked: number; readonly amount: number };

type Roll = () => number;
const below = (roll: Roll, end: number): number => Math.floor(roll() * end);
const somebody = (roll: Roll) => ({ shop: below(roll, 2), member: below(roll, 5) });

export const personDraws: readonly (readonly [weight: number, draw: (roll: Roll) => PersonIntent])[] = [
  [0.3, (roll) => ({ kind: 'ERASE', ...somebody(roll) })],
  [1, (roll) => ({ kind: 'JOIN', ...somebody(roll) })],
  [1, (roll) => ({ kind: 'CHECK_IN', ...somebody(roll), branch: below(roll, 2) })],
  [2, (roll) => ({ kind: 'ASK_SPEND', ...somebody(roll), staff: below(roll, 2), points: 10 + below(roll, 20) })],
  [2, (roll) => ({ kind: 'ANSWER_SPEND', shop: below(roll, 2), asked: below(roll, 3), isAgreed: roll() < 0.8 })],
  [
    3,
    (roll) => ({ kind: 'SPEND', shop: below(roll, 2), asked: below(roll, 3), amount: 1_000 * (50 + below(roll, 300)) }),
  ],
];
