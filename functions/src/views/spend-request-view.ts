import type { SpendRequestView } from '@quaylai/shared/api/spend-models';
import { formatInstant, type Instant } from '@quaylai/shared/words/vietnam-time';
import type { Directory } from '../http/directory.ts';
import type { Programme } from '../ledger/programme.ts';
import { type SpendRequest, spendStateAt } from '../records/spend-requests.ts';

/** The same for the customer and the cashier (C11). */
export async function spendRequestView(
  directory: Directory,
  programme: Programme,
  request: SpendRequest,
  now: Instant,
): Promise<SpendRequestView> {
  const [names, staff] = await Promise.all([directory.names(programme), directory.staff(programme, request.staff)]);
  return {
    requestId: request.requestId,
    state: spendStateAt(request, now),
    branchName: names.branch(request.branch),
    staffName: staff?.name ?? null,
    points: request.points,
    worthDong: request.worth,
    payableDong: request.payable,
    expiresAt: formatInstant(request.expiresAt),
  };
}
