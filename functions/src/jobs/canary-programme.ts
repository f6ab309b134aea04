import type { ProgrammeId } from '@quaylai/shared/words/ids';
import { provenProgramme } from '../ledger/programme.ts';

/** No shop's: what happens in it is counted nowhere. */
export const canaryProgramme = provenProgramme('canary' as ProgrammeId, 'SCHEDULE');
