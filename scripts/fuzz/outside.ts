import type { ZaloGraph } from '@quaylai/functions/zalo/graph';
import { parsePhone } from '@quaylai/shared/words/phone';
import { ok, refuse } from '@quaylai/shared/words/result';
import { picturesInMemory } from '../../functions/test/pictures.ts';
import { zaloAppSecret } from '../../functions/test/shop.ts';
import { png } from '../../functions/test/some-pictures.ts';

const tokenStart = 'zalo-token-of-';
export const accessTokenOf = (zaloId: string): string => `${tokenStart}${zaloId}`;

/** Zalo, as far as the server asks it: whose token this is, and what number its owner shares; a number is its own token. */
export const simulatedZalo: ZaloGraph = {
  me: async (secret, token) =>
    secret === zaloAppSecret && token.startsWith(tokenStart) && token !== tokenStart
      ? ok({ userId: token.slice(tokenStart.length) })
      : refuse({ code: 'ZALO_TOKEN_REJECTED' }),
  phone: async (secret, _, phoneToken) => {
    const phone = secret === zaloAppSecret ? parsePhone(phoneToken) : null;
    return phone === null ? refuse({ code: 'PHONE_UNVERIFIED' }) : ok(phone);
  },
};

const sound = png(40, 30);
const unsound = new Uint8Array(Buffer.from('<svg onload="alert(1)">'));

/** A shelf whose forms are filled in at once: mostly with a picture, now and then with what is none. */
export function filledShelf(): ReturnType<typeof picturesInMemory> {
  const shelf = picturesInMemory();
  let forms = 0;
  return {
    ...shelf,
    form: (programme, id, type) => {
      forms += 1;
      shelf.sentBy.set(`${programme.id}/${id}`, forms % 4 === 0 ? unsound : sound);
      return shelf.form(programme, id, type);
    },
  };
}
