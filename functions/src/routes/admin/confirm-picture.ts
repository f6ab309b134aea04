import { createHash } from 'node:crypto';
import { pictureSideMax } from '@quaylai/shared/api/picture-limits';
import { ok, refuse } from '@quaylai/shared/words/result';
import { pictureKind } from '../../cloud/picture-kind.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';

const hashLength = 32;

/**
 * Looks at what was sent and puts it where everybody sees it, under a name made of what is in it: the same picture is the
 * same file, however often it is confirmed. Problems: NOT_FOUND when nothing was sent, PICTURE_UNSOUND when the bytes
 * are no still JPEG, PNG or WebP, or its sides are too long.
 */
export const confirmPicture: Handler<'POST /v1/admin/pictures/{pictureId}/confirm', Context> = async (
  { params },
  { programme },
  { pictures },
) => {
  const bytes = await pictures.sent(programme, params.pictureId);
  if (bytes === null) return refuse({ code: 'NOT_FOUND' });
  const kind = pictureKind(bytes);
  if (kind === null || Math.max(kind.width, kind.height) > pictureSideMax) return refuse({ code: 'PICTURE_UNSOUND' });
  const photo = `${createHash('sha256').update(bytes).digest('hex').slice(0, hashLength)}.${kind.extension}`;
  await pictures.keep(programme, photo, bytes, kind.type);
  return ok({ reply: { photo, photoUrl: pictures.urlOf(programme, photo) } });
};
