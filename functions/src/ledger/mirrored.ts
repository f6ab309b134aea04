import { crockford } from './fresh-id.ts';

/**
 * The same id with its order turned round: the later its time, the earlier it sorts. Applied twice it is the id again,
 * whatever letters it holds; only those of Crockford, which our own ids are made of, change.
 */
export function mirrored(id: string): string {
  let text = '';
  for (const letter of id) {
    const place = crockford.indexOf(letter);
    text += place < 0 ? letter : crockford.charAt(crockford.length - 1 - place);
  }
  return text;
}
