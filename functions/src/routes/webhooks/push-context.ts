import type { Ledger } from '../../ledger/post.ts';
import type { Registry } from '../../records/registry.ts';
import type { RuleShelf } from '../../records/rules-in-force.ts';

/** What pushed orders are handled with. */
export interface PushContext extends Ledger, Registry {
  readonly rules: RuleShelf;
}
