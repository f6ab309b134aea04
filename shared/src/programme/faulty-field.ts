import type { RuleFault } from '../words/rule-problems-vi.ts';

/** A fault of a rule document and where it is: "tiers.1.enterDong". */
export interface FaultyField {
  readonly path: string;
  readonly fault: RuleFault;
}
