import type { PictureShelf } from '../src/cloud/pictures.ts';

/** Where pictures of tests lie: what a phone would have sent, and what was kept of it. */
export interface TestPictures extends PictureShelf {
  readonly sentBy: Map<string, Uint8Array<ArrayBuffer>>;
  readonly kept: Map<string, { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }>;
}

export function picturesInMemory(): TestPictures {
  const sentBy = new Map<string, Uint8Array<ArrayBuffer>>();
  const kept: TestPictures['kept'] = new Map();
  return {
    sentBy,
    kept,
    form: (programme, id, type) => ({
      url: 'https://files.example/',
      fields: { key: `uploads/${programme.id}/${id}`, 'Content-Type': type },
      expiresAt: 0 as ReturnType<PictureShelf['form']>['expiresAt'],
    }),
    sent: async (programme, id) => sentBy.get(`${programme.id}/${id}`) ?? null,
    keep: async (programme, photo, bytes, type) => void kept.set(`${programme.id}/${photo}`, { bytes, type }),
    urlOf: (programme, photo) => `https://web.example/p/${programme.id}/${photo}`,
  };
}
