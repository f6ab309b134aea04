import { idPattern, type ProgrammeId } from '@quaylai/shared/words/ids';

declare const programmeBrand: unique symbol;

/**
 * Whose data may be touched. Every read and write takes one and every key starts with it (TH1): it comes only from
 * whoever proved it, so no id in a request can reach another programme's items.
 */
export interface Programme {
  readonly id: ProgrammeId;
  readonly [programmeBrand]: true;
}

/** Who proved it: our own session, a fresh sign-in, a signed webhook, our own stream and schedules, or an operator. */
export type Proof = 'SESSION' | 'SIGN_IN' | 'WEBHOOK' | 'STREAM' | 'SCHEDULE' | 'OPERATOR';

/** Call it only where the proof has just been checked. */
export function provenProgramme(id: ProgrammeId, _proof: Proof): Programme {
  if (!idPattern.test(id)) throw new Error('not a programme id');
  return Object.freeze({ id }) as Programme;
}
