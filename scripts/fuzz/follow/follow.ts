import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import type { Ready } from '../ready.ts';
import { atTheCounter, redeeming } from './counter.ts';
import { atTheDesk, judgements, signingIn } from './desk.ts';
import type { Cast, Steps } from './step.ts';

const steps: Steps = { ...atTheCounter, ...redeeming, ...atTheDesk, ...signingIn };

/** The requests that a yes makes possible. */
export function followUps({ key, params = {}, body, token }: Ready, reply: unknown, cast: Cast): readonly Ready[] {
  // The contract has just allowed both: they are what this operation's step reads.
  const next = steps[key as KnownRouteKey] as ((step: unknown) => readonly Ready[]) | undefined;
  return next?.({ params, body, reply, token, cast }) ?? [];
}

/** The judgement of what a problem says waits for one; none when nothing does. */
export function putOff({ body }: Ready, problem: unknown, cast: Cast): readonly Ready[] {
  const reviewId = (problem as Waiting).details?.reviewId;
  const { branchId } = body as { readonly branchId: string };
  return reviewId === undefined ? [] : judgements(reviewId, branchId, cast);
}

interface Waiting {
  readonly details?: { readonly reviewId?: string };
}
