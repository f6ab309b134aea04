import * as z from 'zod/mini';
import type { MemberId, RequestId } from '../../words/ids.ts';
import { done, idOf, pageOf, pageQueryWith, text } from '../fields.ts';
import { requestAtDesk } from '../request-models.ts';
import { owners, type RouteTable } from '../route.ts';

const memberParams = z.strictObject({ memberId: idOf<MemberId>() });

/** What members asked for, and erasing them. */
export const requestDeskRoutes = {
  'GET /v1/admin/requests': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    /** OPEN: the nearest deadline first; CLOSED: the latest answer first. */
    query: pageQueryWith({ place: z.enum(['OPEN', 'CLOSED']) }),
    status: 200,
    reply: pageOf(requestAtDesk),
    problems: [],
    summary: 'Yêu cầu của thành viên, theo hạn trả lời của luật',
  },
  'POST /v1/admin/members/{memberId}/requests/{requestId}/answer': {
    audience: 'admin',
    roles: owners,
    repeats: 'natural-key',
    params: z.extend(memberParams, { requestId: idOf<RequestId>() }),
    /** Done, a request to be erased erases. */
    body: z.strictObject({ verdict: z.enum(['DONE', 'DECLINED']), answer: text(1000) }),
    status: 200,
    reply: requestAtDesk,
    problems: ['REQUEST_CLOSED'],
    summary: 'Trả lời yêu cầu; đồng ý xoá là xoá ngay',
  },
  'POST /v1/admin/members/{memberId}/erase': {
    audience: 'admin',
    roles: owners,
    repeats: 'natural-key',
    params: memberParams,
    status: 200,
    reply: done,
    problems: [],
    summary: 'Xoá thành viên: dữ liệu cá nhân mất, sổ điểm vẫn kiểm được',
  },
} as const satisfies RouteTable;
