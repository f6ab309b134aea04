import { pictureBytesMax } from '@quaylai/shared/api/picture-limits';
import type { PictureId } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { timedId } from '../../ledger/fresh-id.ts';

/** A form that puts one picture where only `confirm` looks, within five minutes. Nothing is written here. */
export const offerUpload: Handler<'POST /v1/admin/pictures', Context> = async ({ body }, { programme }, context) => {
  const pictureId = timedId<PictureId>(context);
  const { url, fields, expiresAt } = context.pictures.form(programme, pictureId, body.type);
  const until = new Date(expiresAt).toISOString();
  return ok({ reply: { pictureId, url, fields, bytesMax: pictureBytesMax, expiresAt: until } });
};
