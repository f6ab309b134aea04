import type { ConsentView } from '@quaylai/shared/api/member-models';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Consent } from '../records/consents.ts';

export function consentView({ purpose, textVersion, granted, at }: Consent): ConsentView {
  return { purpose, textVersion, granted, at: formatInstant(at) };
}
