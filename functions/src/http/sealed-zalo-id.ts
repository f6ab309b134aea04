import type { EnvironmentKeys } from '../cloud/secrets.ts';
import type { World } from '../cloud/world.ts';
import type { Programme } from '../ledger/programme.ts';
import { openWith, seal } from '../records/seal.ts';

type Keys = Pick<EnvironmentKeys, 'dataKeys'>;

const place = (programme: Programme): string => `${programme.id}|session|zaloId`;

/** A Zalo id as a session may carry it: only this server can open it, only in this programme. */
export function sealZaloId(
  world: Pick<World, 'randomBytes'> & { readonly keys: Keys },
  programme: Programme,
  zaloId: string,
): string {
  return Buffer.from(seal(world, world.keys.dataKeys[0], place(programme), zaloId)).toString('base64url');
}

/** The session around it was verified before, so what does not open is a bug and throws. */
export function openZaloId(keys: Keys, programme: Programme, sealed: string): string {
  return openWith(keys.dataKeys, place(programme), Buffer.from(sealed, 'base64url')).toString();
}
