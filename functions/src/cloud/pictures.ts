import { type PictureType, pictureBytesMax } from '@quaylai/shared/api/picture-limits';
import type { PictureId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { keyPart } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Account } from './aws-account.ts';
import { askForObject } from './object-request.ts';
import { signForm } from './signed-form.ts';

/** Where pictures come in, and where everybody sees those that were taken into use. */
export interface PictureShelf {
  /** What a phone sends a picture with; good for one object, `uploadSecondsMax` long. */
  form(programme: Programme, id: PictureId, type: PictureType): UploadForm;
  /** Null when nothing was sent under it, or so long ago that it is gone. */
  sent(programme: Programme, id: PictureId): Promise<Uint8Array<ArrayBuffer> | null>;
  keep(programme: Programme, photo: string, bytes: Uint8Array<ArrayBuffer>, type: PictureType): Promise<void>;
  urlOf(programme: Programme, photo: string): string;
}

export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly expiresAt: Instant;
}

export interface PicturePlace {
  readonly bucket: string;
  /** Null: S3 itself. */
  readonly endpoint: string | null;
  /** Of the distribution before the bucket, without a trailing slash. */
  readonly webUrl: string;
}

/** Long enough for a photo over a bad network. */
const uploadSecondsMax = 5 * 60;
const nothing = new Uint8Array();
/** What is in it is in its name. */
const forEver = 'public, max-age=31536000, immutable';

const uploadKey = (programme: Programme, id: PictureId): string => `uploads/${keyPart(programme.id)}/${keyPart(id)}`;
const photoKey = (programme: Programme, photo: string): string => `p/${keyPart(programme.id)}/${keyPart(photo)}`;

/** Without a trailing slash. */
export const bucketUrl = ({ bucket, endpoint }: PicturePlace, { region }: Account): string =>
  endpoint === null ? `https://${bucket}.s3.${region}.amazonaws.com` : `${endpoint}/${bucket}`;

export function openPictureShelf(place: PicturePlace, account: Account, clock: () => Instant): PictureShelf {
  const url = bucketUrl(place, account);
  const ask = (
    method: 'GET' | 'PUT',
    key: string,
    body: Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ) => askForObject({ method, url: new URL(`${url}/${key}`), body, headers }, account, clock());

  return {
    form: (programme, id, contentType) => {
      const terms = { bucket: place.bucket, key: uploadKey(programme, id), contentType, bytesMax: pictureBytesMax };
      const now = clock();
      const fields = signForm({ ...terms, secondsMax: uploadSecondsMax }, account, now);
      return { url: `${url}/`, fields, expiresAt: (now + uploadSecondsMax * 1000) as Instant };
    },
    sent: async (programme, id) => {
      const answer = await ask('GET', uploadKey(programme, id), nothing);
      // Who may not list a bucket is told 403 of what is not there.
      if (answer.status === 403 || answer.status === 404) return null;
      if (!answer.ok) throw new Error(`the store answered ${answer.status} to a read`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (bytes.length > pictureBytesMax) throw new Error(`a form let in ${bytes.length} bytes`);
      return bytes;
    },
    keep: async (programme, photo, bytes, type) => {
      const headers = { 'content-type': type, 'cache-control': forEver };
      const answer = await ask('PUT', photoKey(programme, photo), bytes, headers);
      if (!answer.ok) throw new Error(`the store answered ${answer.status} to a write`);
    },
    urlOf: (programme, photo) => `${place.webUrl}/${photoKey(programme, photo)}`,
  };
}
