import * as z from 'zod/mini';
import type { PictureId } from '../../words/ids.ts';
import { idOf, instantText } from '../fields.ts';
import { pictureTypes } from '../picture-limits.ts';
import { photoName } from '../picture-models.ts';
import { owners, type RouteTable } from '../route.ts';

/** A shop's own pictures: sent straight to the store by a signed form, looked at here before anybody sees them. */
export const pictureRoutes = {
  'POST /v1/admin/pictures': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    body: z.strictObject({ type: z.enum(pictureTypes) }),
    status: 201,
    reply: z.strictObject({
      pictureId: idOf<PictureId>(),
      /** Where the form is sent (multipart/form-data), these fields first and the file last, as `file`. */
      url: z.string(),
      fields: z.record(z.string(), z.string()),
      bytesMax: z.int(),
      expiresAt: instantText,
    }),
    problems: [],
    summary: 'Xin chỗ gửi ảnh',
  },
  'POST /v1/admin/pictures/{pictureId}/confirm': {
    audience: 'admin',
    roles: owners,
    repeats: 'natural-key',
    params: z.strictObject({ pictureId: idOf<PictureId>() }),
    status: 200,
    reply: z.strictObject({ photo: photoName, photoUrl: z.string() }),
    problems: ['PICTURE_UNSOUND'],
    summary: 'Nhận ảnh đã gửi',
  },
} as const satisfies RouteTable;
