import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { keyPart } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Account } from './aws-account.ts';
import { askForObject } from './object-request.ts';
import { bucketUrl, type PicturePlace } from './pictures.ts';

export interface KeptPicture {
  /** As rewards name it. */
  readonly photo: string;
  readonly keptAt: Instant;
}

/** A programme's pictures that everybody can see, for whoever tidies them up. */
export interface KeptPictures {
  all(programme: Programme): AsyncGenerator<KeptPicture>;
  /** One that is not there is no error. */
  remove(programme: Programme, photo: string): Promise<void>;
}

const perPage = 1_000;
const pagesMax = 100;
const entry = /<Contents>.*?<Key>([^<]+)<\/Key>.*?<LastModified>([^<]+)<\/LastModified>.*?<\/Contents>/gs;
const nextPage = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/;

export function openKeptPictures(place: PicturePlace, account: () => Account): KeptPictures {
  const ask = (method: 'GET' | 'DELETE', path: string, query: Readonly<Record<string, string>> = {}) => {
    const url = new URL(`${bucketUrl(place, account())}/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return askForObject({ method, url, body: '' }, account(), Date.now());
  };
  const folderOf = (programme: Programme): string => `p/${keyPart(programme.id)}/`;

  return {
    async *all(programme) {
      const prefix = folderOf(programme);
      let from: string | undefined;
      for (let page = 0; page < pagesMax; page++) {
        const more = from === undefined ? {} : { 'continuation-token': from };
        const answer = await ask('GET', '', { 'list-type': '2', 'max-keys': String(perPage), prefix, ...more });
        if (!answer.ok) throw new Error(`the store answered ${answer.status} to a list`);
        const text = await answer.text();
        for (const [, key = '', at = ''] of text.matchAll(entry)) {
          yield { photo: key.slice(prefix.length), keptAt: instant(Date.parse(at)) };
        }
        from = nextPage.exec(text)?.[1];
        if (from === undefined) return;
      }
    },
    remove: async (programme, photo) => {
      const { ok, status } = await ask('DELETE', `${folderOf(programme)}${keyPart(photo)}`);
      if (!ok) throw new Error(`the store answered ${status} to a removal`);
    },
  };
}
