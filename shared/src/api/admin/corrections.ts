import * as z from 'zod/mini';
import type { CorrectionId, MemberId } from '../../words/ids.ts';
import { correctionInput, correctionView, importOutcomes, importRow, tierGiven } from '../correction-models.ts';
import { idOf, pageOf, pageQueryWith, pinText, text } from '../fields.ts';
import { standing } from '../member-models.ts';
import { managers, owners, type RouteTable } from '../route.ts';

const memberParams = z.strictObject({ memberId: idOf<MemberId>() });

/** What is done by hand, each with a reason: points, tiers, imported balances. */
export const correctionRoutes = {
  'POST /v1/admin/members/{memberId}/corrections': {
    audience: 'admin',
    roles: managers,
    repeats: 'idempotency-key',
    params: memberParams,
    body: correctionInput,
    status: 201,
    reply: correctionView,
    problems: ['INSUFFICIENT_POINTS', 'SELF_APPROVAL'],
    summary: 'Điều chỉnh điểm: tới 500 điểm ghi ngay, trên đó chờ một chủ shop khác duyệt',
  },
  'GET /v1/admin/corrections': {
    audience: 'admin',
    roles: managers,
    repeats: 'harmless',
    query: pageQueryWith({ place: z.enum(['OPEN', 'CLOSED']) }),
    status: 200,
    reply: pageOf(correctionView),
    problems: [],
    summary: 'Các lần điều chỉnh điểm, mới nhất trước',
  },
  'POST /v1/admin/members/{memberId}/corrections/{correctionId}/decide': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    params: z.extend(memberParams, { correctionId: idOf<CorrectionId>() }),
    body: z.strictObject({ verdict: z.enum(['DONE', 'DECLINED']) }),
    status: 200,
    reply: correctionView,
    problems: ['INSUFFICIENT_POINTS', 'SELF_APPROVAL', 'REQUEST_CLOSED'],
    summary: 'Duyệt hoặc từ chối một lần điều chỉnh của người khác',
  },
  'POST /v1/admin/members/{memberId}/corrections/{correctionId}/confirm-alone': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    params: z.extend(memberParams, { correctionId: idOf<CorrectionId>() }),
    body: z.strictObject({ pin: pinText, reason: text(300) }),
    status: 200,
    reply: correctionView,
    problems: ['INSUFFICIENT_POINTS', 'SELF_APPROVAL', 'TOO_EARLY', 'PIN_WRONG', 'PIN_LOCKED', 'REQUEST_CLOSED'],
    summary: 'Chủ shop duy nhất tự xác nhận sau 10 phút, bằng mã PIN và lý do',
  },
  'POST /v1/admin/members/{memberId}/tier': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    params: memberParams,
    body: tierGiven,
    status: 201,
    reply: standing,
    problems: ['SELF_APPROVAL'],
    summary: 'Trao hạng tới một ngày: không xuống dưới hạng này cho tới hết ngày đó',
  },
  'POST /v1/admin/imports': {
    audience: 'admin',
    roles: owners,
    repeats: 'natural-key',
    body: z.strictObject({ source: idOf<string>(), rows: z.array(importRow).check(z.minLength(1), z.maxLength(100)) }),
    status: 200,
    reply: z.strictObject({
      rows: z.array(
        z.strictObject({
          rowId: z.string(),
          outcome: z.enum(importOutcomes),
          memberId: z.nullable(idOf<MemberId>()),
        }),
      ),
      imported: z.int(),
      unchanged: z.int(),
    }),
    problems: [],
    summary: 'Nhập điểm từ hệ thống cũ: gửi lại cùng dữ liệu không thêm gì',
  },
} as const satisfies RouteTable;
