import { type Cast, ready, type Steps } from './step.ts';

/** What owners and managers decide, and what they come back to. */
export const atTheDesk: Steps = {
  'POST /v1/staff/me/pin': ({ body: { pin }, token }) => [
    ready('POST /v1/staff/me/pin', token, { body: { pin, current: pin } }),
    ready('POST /v1/staff/me/pin/check', token, { body: { pin } }),
  ],
  'GET /v1/staff/reviews': ({ reply: { items }, cast }) =>
    items.slice(0, 2).flatMap(({ reviewId, branchId }) => judgements(reviewId, branchId, cast)),
  'GET /v1/admin/rules': ({ reply: { active, latestVersion }, token }) => {
    const { document, version } = active;
    const based = { reason: 'Như cũ', basedOn: latestVersion };
    return [
      ready('POST /v1/admin/rules/check', token, { body: { document, language: 'en' } }),
      ready('POST /v1/admin/rules/rollback', token, { body: { version, ...based } }),
      ready('POST /v1/admin/rules/versions', token, { body: { document, effectiveFrom: null, ...based } }),
    ];
  },
  'GET /v1/admin/rewards': ({ reply: { items }, token }) => items.slice(0, 1).map((each) => changedReward(each, token)),
  'POST /v1/admin/rewards': ({ reply, token }) => [changedReward(reply, token)],
  'PUT /v1/admin/rewards/{rewardId}': ({ reply, token }) => [changedReward(reply, token)],
  'POST /v1/admin/pictures': ({ reply: { pictureId }, token }) => [
    ready('POST /v1/admin/pictures/{pictureId}/confirm', token, { params: { pictureId } }),
  ],
  'POST /v1/admin/staff/invitations': ({ reply: { invitationId, content }, token, cast }) => [
    ready('POST /v1/admin/staff/invitations/{invitationId}/confirm', token, { params: { invitationId } }),
    ready('POST /v1/me/staff-invitations', cast.stranger, { body: { content, name: 'Người mới' } }),
  ],
  'POST /v1/admin/members/{memberId}/corrections': ({ reply, cast }) => {
    const params = { memberId: reply.memberId, correctionId: reply.correctionId };
    const route = 'POST /v1/admin/members/{memberId}/corrections/{correctionId}';
    if (reply.state !== 'OPEN') return [];
    return [
      ready(`${route}/confirm-alone`, cast.owner, { params, body: { pin: '2580', reason: 'Một mình' } }),
      ready(`${route}/decide`, cast.owner, { params, body: { verdict: 'DONE' } }),
    ];
  },
  'POST /v1/me/requests': ({ reply: { requestId, kind }, token, cast }) => {
    // Erased, nobody would be left to whom anything could happen.
    const verdict = kind === 'ERASE' ? 'DECLINED' : 'DONE';
    const params = { memberId: token === cast.member ? cast.memberId : '', requestId };
    if (params.memberId === '') return [];
    const says = { params, body: { verdict, answer: 'Đã xem' } };
    return [ready('POST /v1/admin/members/{memberId}/requests/{requestId}/answer', cast.owner, says)];
  },
};

export function judgements(reviewId: string, branchId: string | null, { manager, owner }: Cast) {
  const params = { reviewId };
  return [
    ready('POST /v1/staff/reviews/{reviewId}/reject', owner, { params, body: { branchId, reason: 'Không đúng' } }),
    ready('POST /v1/staff/reviews/{reviewId}/approve', manager, { params, body: { branchId } }),
  ];
}

interface KeptReward {
  readonly rewardId: string;
  readonly version: number;
}

function changedReward<Kept extends KeptReward & { stockLeft: unknown; photoUrl: unknown }>(
  { rewardId, version, stockLeft: _left, photoUrl: _url, ...reward }: Kept,
  token: string | null,
) {
  return ready('PUT /v1/admin/rewards/{rewardId}', token, { params: { rewardId }, body: { version, reward } });
}

/** A person, a desktop, and what became of an account. */
export const signingIn: Steps = {
  'POST /v1/desktop/sign-ins': ({ reply: { signInId, secret, content }, cast }) => {
    const poll = ready('POST /v1/desktop/sign-ins/poll', null, {
      body: { miniAppId: cast.miniAppId, signInId, secret },
    });
    const read = ready('POST /v1/admin/desktop/sign-ins/read', cast.owner, { body: { content } });
    return [poll, read];
  },
  'POST /v1/admin/desktop/sign-ins/read': ({ body: { content }, token }) => [
    ready('POST /v1/admin/desktop/sign-ins/answer', token, { body: { content, agrees: true } }),
  ],
  'POST /v1/me/phone': ({ token }) => [ready('GET /v1/me/entries', token)],
  'GET /v1/me/entries': ({ reply: { items }, token }) =>
    items.slice(0, 5).flatMap(({ seq, kind }) => {
      const says = { params: { seq: String(seq) } };
      const explain = ready('GET /v1/me/entries/{seq}/explain', token, says);
      return kind === 'MERGE_IN' ? [explain, ready('GET /v1/me/entries/{seq}/former', token, says)] : [explain];
    }),
};
