import type { MemberId, PersonHash, ProgrammeId, StaffId } from '@quaylai/shared/words/ids';

/** Somebody's session, for tests of sessions themselves. */
export const claims = {
  programme: 'quay-lai' as ProgrammeId,
  person: 'p1' as PersonHash,
  member: 'm1' as MemberId,
  staff: 's1' as StaffId,
};
