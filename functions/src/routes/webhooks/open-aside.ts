import { pushedOrder } from '@quaylai/shared/api/webhook-routes';
import { businessTimeOf } from '../../pos/business-time.ts';
import type { SetAside } from '../../records/set-aside.ts';
import type { Push } from './push.ts';

/** A push as it came, from what was kept of it; null when its time is none. */
export function openAside(
  { programme, integration }: Pick<Push, 'programme' | 'integration'>,
  { body: kept, contentHash, receivedAt }: SetAside,
): Push | null {
  const body = pushedOrder.parse(kept);
  const time = businessTimeOf(body.business_time, receivedAt);
  return time === null ? null : { programme, integration, body, time, receivedAt, contentHash, isReviewed: false };
}
