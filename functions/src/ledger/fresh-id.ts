import { ulid } from 'ulid';
import type { World } from '../cloud/world.ts';

/** The letters of our ids, in their order. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sorts by time and says when it was made, or another moment: a redemption's says when its life ends. */
export function timedId<Id extends string>(world: Pick<World, 'clock' | 'randomBytes'>, at = world.clock()): Id {
  return ulid(at, () => (world.randomBytes(1)[0] ?? 0) / 256) as Id;
}

/** Says nothing: for members, secrets in links, codes. Five bits a character. */
export function randomText(world: Pick<World, 'randomBytes'>, length: number): string {
  return Array.from(world.randomBytes(length), (byte) => crockford[byte & 31]).join('');
}
