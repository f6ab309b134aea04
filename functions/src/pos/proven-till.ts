import type { KeyObject } from 'node:crypto';
import type { Programme } from '../ledger/programme.ts';

/** A till that was active and proved itself a moment ago: whom it speaks for, and what it signs with. */
export interface ProvenTill {
  readonly programme: Programme;
  readonly secrets: readonly KeyObject[];
}
