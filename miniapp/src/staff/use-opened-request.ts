import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import { useEffect, useState } from 'react';
import type { SheetControl } from '../parts/use-sheet.ts';

interface OpenedRequest {
  /** Whose sheet stands open. */
  readonly opened: ApprovalView | undefined;
  /** What is on its way to the API, or null once that refused it. */
  readonly decide: (approval: ApprovalView | null) => void;
}

/**
 * The request whose sheet is open. When somebody else decided it, or its time ran out, the list loses it and the sheet
 * goes along; a list that knows already what is being decided here takes nothing away, as the sheet tells that itself.
 */
export function useOpenedRequest(
  waiting: readonly ApprovalView[] | undefined,
  { opened: openedId, close }: SheetControl,
  onGone: () => void,
): OpenedRequest {
  const [deciding, setDeciding] = useState<ApprovalView | null>(null);
  const listed = waiting?.find(({ redemptionId }) => redemptionId === openedId);
  const opened = deciding?.redemptionId === openedId ? deciding : listed;
  const isGone = waiting !== undefined && openedId !== null && !opened;
  useEffect(() => {
    if (openedId === null) setDeciding(null);
  }, [openedId]);
  useEffect(() => {
    if (!isGone) return;
    onGone();
    close();
  }, [isGone, close, onGone]);
  return { opened, decide: setDeciding };
}
