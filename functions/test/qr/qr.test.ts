import type {
  BranchId,
  InvitationId,
  MemberId,
  ProgrammeId,
  RedemptionId,
  SpendRequestId,
  StaffId,
} from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import { points } from '@quaylai/shared/words/points';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { expect, test } from 'vitest';
import { provenProgramme } from '../../src/ledger/programme.ts';
import { billQrMs, issueBillQr, readBillQr } from '../../src/qr/bill-qr.ts';
import { deepLink, parseScanned } from '../../src/qr/deep-link.ts';
import { issueInvitationQr, readInvitationQr } from '../../src/qr/invitation-qr.ts';
import { issueMemberQr, memberQrMs, readMemberQr } from '../../src/qr/member-qr.ts';
import { kindOf, type QrSeal } from '../../src/qr/seal.ts';
import { issueStoreQr, readStoreQr } from '../../src/qr/store-qr.ts';
import { checkVisitProof, issueVisitProof, visitProofMs } from '../../src/qr/visit-proof.ts';
import { issueVoucherQr, readVoucherQr, voucherQrMs } from '../../src/qr/voucher-qr.ts';

function qrKeysOf(byte: number): QrSeal['keys'] {
  return { qrKeys: [new Uint8Array(32).fill(byte)], posterKey: new Uint8Array(32).fill(byte) };
}

const seal: QrSeal = {
  keys: qrKeysOf(7),
  programme: provenProgramme('quay-lai' as ProgrammeId, 'SESSION'),
};
const elsewhere: QrSeal = { ...seal, programme: provenProgramme('tra-sua' as ProgrammeId, 'SESSION') };
const otherKey: QrSeal = { ...seal, keys: qrKeysOf(8) };
const now = instant(Date.parse('2026-11-21T09:00:00+07:00'));
const member = '01JD8Z7Q3M5N9R2T4V6W8X0Y1Z' as MemberId;
const branch = 'quan-1' as BranchId;
const staff = '01JD8Z7Q3M5N9R2T4V6W8X0Y2A' as StaffId;
const redemption = '01JD8Z7Q3M5N9R2T4V6W8X0Y3B' as RedemptionId;
const visit = { member, branch, staff, confirmed: null };
const spending = { member, branch, staff, points: points(50) };
const bill = { orderId: 'quan-1/HĐ 00123', amount: dong(350_000), branch, issuer: staff, issuedAt: now };

const problemOf = (result: { ok: boolean; problem?: { code: string } }) => (result.ok ? null : result.problem?.code);

/** Every kind: a token, how it is read at a moment, and how long it lives. */
const kinds = {
  member: [issueMemberQr(seal, member, new Uint8Array(9), now)[0], readMemberQr, memberQrMs],
  visit: [
    issueVisitProof(seal, visit, now),
    (by: QrSeal, token: string, at: typeof now) => checkVisitProof(by, token, spending, at),
    visitProofMs,
  ],
  store: [issueStoreQr(seal, branch), (by: QrSeal, token: string) => readStoreQr(by, token), null],
  bill: [issueBillQr(seal, bill), readBillQr, billQrMs],
  voucher: [issueVoucherQr(seal, member, redemption, now)[0], readVoucherQr, voucherQrMs],
  invitation: [
    issueInvitationQr(seal, 'inv' as InvitationId),
    (by: QrSeal, token: string) => readInvitationQr(by, token),
    null,
  ],
} as const;

test('what was sealed is what is read', () => {
  expect(readMemberQr(seal, kinds.member[0], now)).toMatchObject({ ok: true, value: { member } });
  expect(checkVisitProof(seal, kinds.visit[0], spending, now)).toMatchObject({ ok: true, value: visit });
  expect(readStoreQr(seal, kinds.store[0])).toEqual({ ok: true, value: { branch } });
  expect(readBillQr(seal, kinds.bill[0], now)).toMatchObject({ ok: true, value: bill });
  expect(readVoucherQr(seal, kinds.voucher[0], now)).toMatchObject({ ok: true, value: { member, redemption } });
  expect(readInvitationQr(seal, kinds.invitation[0])).toMatchObject({ ok: true, value: { invitation: 'inv' } });
  for (const [kind, [token]] of Object.entries(kinds)) {
    expect(kindOf(token)).toBe(kind);
    expect(token.length, kind).toBeLessThan(160);
  }
});

test('no token passes for another kind, another programme or under another key', () => {
  for (const [kind, [token, read]] of Object.entries(kinds)) {
    expect(problemOf(read(seal, token, now)), kind).toBeNull();
    expect(problemOf(read(elsewhere, token, now)), kind).toBe('QR_INVALID');
    expect(problemOf(read(otherKey, token, now)), kind).toBe('QR_INVALID');
    for (const [other, [, readOther]] of Object.entries(kinds)) {
      if (other !== kind) expect(problemOf(readOther(seal, token, now)), `${kind} as ${other}`).toBe('QR_INVALID');
    }
  }
});

test('any one character changed makes a token invalid', () => {
  for (const [kind, [token, read]] of Object.entries(kinds)) {
    for (let place = 0; place < token.length; place++) {
      const changed = token[place] === 'A' ? 'B' : 'A';
      const forged = token.slice(0, place) + changed + token.slice(place + 1);
      expect(problemOf(read(seal, forged, now)), `${kind} ${place}`).toBe('QR_INVALID');
    }
    for (const forged of [token.slice(0, -1), `${token}A`, `${token}.`, token.replace('.', '..'), '', '#']) {
      expect(problemOf(read(seal, forged, now))).toBe('QR_INVALID');
    }
  }
});

test('S08 · a token lives to the last millisecond and no longer', () => {
  for (const [kind, [token, read, lifeMs]] of Object.entries(kinds)) {
    if (lifeMs === null) continue;
    expect(problemOf(read(seal, token, instant(now + lifeMs - 1))), kind).toBeNull();
    expect(problemOf(read(seal, token, instant(now + lifeMs))), kind).toBe('QR_EXPIRED');
  }
  expect(memberQrMs).toBeLessThanOrEqual(60_000);
  expect(voucherQrMs).toBeLessThanOrEqual(60_000);
});

test('a visit proves only the member, the branch and the colleague it was made for', () => {
  for (const other of [{ member: 'x' as MemberId }, { branch: 'x' as BranchId }, { staff: 'x' as StaffId }]) {
    expect(problemOf(checkVisitProof(seal, kinds.visit[0], { ...spending, ...other }, now))).toBe('QR_INVALID');
  }
});

test('S08 · a confirmation on the phone proves as many points as the customer saw, no more', () => {
  const request = '01JD8Z7Q3M5N9R2T4V6W8X0Y4C' as SpendRequestId;
  const yes = { ...visit, confirmed: { request, pointsMax: points(50) } };
  const confirmed = issueVisitProof(seal, yes, now);
  expect(checkVisitProof(seal, confirmed, spending, now)).toMatchObject({ ok: true, value: yes });
  expect(checkVisitProof(seal, confirmed, { ...spending, points: points(51) }, now)).toEqual({
    ok: false,
    problem: { code: 'CEILING', max: 50 },
  });
});

test('a scan reads the bare token and the link to its own Mini App, nothing else', () => {
  const [token] = kinds.bill;
  const mine = '1234567890';
  for (const good of [
    token,
    ` ${token}\n`,
    deepLink(mine, token),
    `https://zalo.me/s/${mine}/?env=TESTING&version=7&q=${token}`,
    `https://zalo.me/s/${mine}?q=${token}`,
    `https://zalo.me/app/link/zapps/${mine}/?q=${token}`,
  ]) {
    expect(parseScanned(good, mine), good).toBe(token);
  }
  for (const bad of [
    deepLink('999', token),
    `http://zalo.me/s/${mine}/?q=${token}`,
    `https://zalo.me.evil.example/s/${mine}/?q=${token}`,
    `https://evil.example/s/${mine}/?q=${token}`,
    `https://user@zalo.me/s/${mine}/?q=${token}`,
    `https://zalo.me/s/${mine}/`,
    `https://zalo.me/s/${mine}/?q=%3Cscript%3E`,
    'javascript:alert(1)',
    '0901234567',
    '',
  ]) {
    expect(parseScanned(bad, mine), bad).toBeNull();
  }
});
