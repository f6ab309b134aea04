import type { JobName } from '@quaylai/shared/api/jobs';
import { runCanary } from './canary.ts';
import { checkChains } from './chain-check.ts';
import { sweepClaims } from './claim-sweep.ts';
import type { Job } from './job.ts';
import { reviewParked } from './parked-returns.ts';
import { sweepPictures } from './picture-sweep.ts';
import { sweepRedemptions } from './redemption-sweep.ts';
import { settleDue } from './settle-due.ts';

/** What runs by the clock; a job of the spine without its handler does not compile. */
export const jobHandlers: Readonly<Record<JobName, Job>> = {
  'claim-sweep': sweepClaims,
  'redemption-sweep': sweepRedemptions,
  'hold-sweep': settleDue('hold-sweep', 'HOLD'),
  expiry: settleDue('expiry', 'LOT'),
  'tier-review': settleDue('tier-review', 'TIER'),
  'parked-returns': reviewParked,
  'chain-check': checkChains,
  'picture-sweep': sweepPictures,
  canary: runCanary,
};
