import { createHash } from 'node:crypto';
import {
  type DesktopId,
  idPattern,
  type MemberId,
  type PersonHash,
  type ProgrammeId,
  type StaffId,
} from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { errors, jwtVerify, SignJWT } from 'jose';
import { type SessionKeys, sessionMs } from '../cloud/session-keyring.ts';

/** Whom a session speaks for. Roles are not in it: they come from the server's own record (architecture, sign-in). */
export interface SessionClaims {
  readonly programme: ProgrammeId;
  readonly person: PersonHash;
  readonly member: MemberId | null;
  readonly staff: StaffId | null;
  /** Sealed, and only before joining: the record of a new member needs it, and the client is never believed. */
  readonly sealedZaloId?: string;
  /** Only on a desktop that the owner signed in with their phone (decisions 31). */
  readonly desktop?: DesktopId;
}

const algorithm = 'HS256';
const issuer = 'quaylai';
const audience = 'quaylai-app';

/** Names a key without telling anything of it, so that rotation needs no second setting. */
const keyId = (key: Uint8Array): string =>
  createHash('sha256').update('kid').update(key).digest('base64url').slice(0, 8);

const seconds = (at: Instant): number => Math.floor(at / 1000);

/** 30 minutes, no refresh token: the Mini App exchanges its Zalo token again (decisions 21). */
export async function issueSession(
  keys: SessionKeys,
  claims: SessionClaims,
  now: Instant,
): Promise<{ token: string; expiresAt: Instant }> {
  const expiresAt = instant((seconds(now) + sessionMs / 1000) * 1000);
  const token = await new SignJWT({
    pid: claims.programme,
    ...(claims.member === null ? {} : { mid: claims.member }),
    ...(claims.staff === null ? {} : { sid: claims.staff }),
    ...(claims.sealedZaloId === undefined ? {} : { zid: claims.sealedZaloId }),
    ...(claims.desktop === undefined ? {} : { dsk: claims.desktop }),
  })
    .setProtectedHeader({ alg: algorithm, kid: keyId(keys[0]), typ: 'JWT' })
    .setSubject(claims.person)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(seconds(now))
    .setExpirationTime(seconds(expiresAt))
    .sign(keys[0]);
  return { token, expiresAt };
}

/** UNAUTHENTICATED when it is none of ours, SESSION_EXPIRED when it was. Algorithm, issuer and audience are pinned. */
export async function readSession(
  keys: SessionKeys,
  token: string,
  now: Instant,
): Promise<Result<SessionClaims, Problem>> {
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = keys.find((candidate) => keyId(candidate) === kid);
        if (key === undefined) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        algorithms: [algorithm],
        issuer,
        audience,
        currentDate: new Date(now),
        maxTokenAge: sessionMs / 1000,
        requiredClaims: ['sub', 'exp', 'iat', 'pid'],
      },
    );
    return ok({
      programme: claimId<ProgrammeId>(payload['pid']),
      person: claimId<PersonHash>(payload.sub),
      member: payload['mid'] === undefined ? null : claimId<MemberId>(payload['mid']),
      staff: payload['sid'] === undefined ? null : claimId<StaffId>(payload['sid']),
      ...(typeof payload['zid'] === 'string' ? { sealedZaloId: payload['zid'] } : {}),
      ...(payload['dsk'] === undefined ? {} : { desktop: claimId<DesktopId>(payload['dsk']) }),
    });
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refuse({ code: 'SESSION_EXPIRED' });
    if (error instanceof errors.JOSEError) return refuse({ code: 'UNAUTHENTICATED' });
    throw error;
  }
}

/** We signed it, so a claim that is no id is a bug. */
function claimId<Value extends string>(claim: unknown): Value {
  if (typeof claim !== 'string' || !idPattern.test(claim))
    throw new Error('a session of ours with a claim that is no id');
  return claim as Value;
}
