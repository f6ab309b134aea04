import type { EnvironmentKeys } from '../cloud/secrets.ts';
import type { World } from '../cloud/world.ts';

/** What records need beside the world: the environment's keys. */
export interface Registry extends World {
  readonly keys: EnvironmentKeys;
}
