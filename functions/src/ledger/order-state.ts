import type { OrderState } from '@quaylai/shared/loyalty/order';
import { noPoints } from '@quaylai/shared/words/points';
import { lengthen, shorten } from './compact.ts';

/** What most orders never leave: not stored, so that a guard stays under a kilobyte. */
const untouched = {
  taken: noPoints,
  restored: noPoints,
  campaigns: [],
  dayAllowance: null,
  returned: [],
  whole: false,
  cancelled: false,
} as const satisfies Partial<OrderState>;

export function storedOrderState(state: OrderState): unknown {
  const isUntouched = ([name, value]: [string, unknown]) =>
    name in untouched && JSON.stringify(value) === JSON.stringify(untouched[name as keyof typeof untouched]);
  return shorten(Object.fromEntries(Object.entries(state).filter((field) => !isUntouched(field))));
}

export function readOrderState(stored: unknown): OrderState {
  return { ...untouched, ...(lengthen(stored) as Omit<OrderState, keyof typeof untouched>) };
}
