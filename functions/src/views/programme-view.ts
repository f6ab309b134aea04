import type { ProgrammeView } from '@quaylai/shared/api/member-models';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import type { ProgrammeRecord } from '../records/programmes.ts';

/** What anybody may know of a programme: its secrets are not among it. */
export function programmeView({ name, brandColour, miniAppId }: ProgrammeRecord, rules: RuleDocument): ProgrammeView {
  return {
    name,
    unitName: rules.unitName,
    brandColour,
    miniAppId,
    earnDongPerPoint: rules.earn.dongPerPoint,
    payDongPerPoint: rules.payment.dongPerPoint,
  };
}
