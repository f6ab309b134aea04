import { createHmac } from 'node:crypto';
import { type Phone, parsePhone } from '@quaylai/shared/words/phone';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';

/** Zalo's Graph as the server needs it. A port: some places must reach it through a relay in Vietnam (architecture). */
export interface ZaloGraph {
  /**
   * Whose access token this is, scoped to the programme's Zalo app. Never ask the client for it (TH4).
   * Problems: ZALO_TOKEN_REJECTED, ZALO_UNAVAILABLE.
   */
  me(appSecret: string, accessToken: string): Promise<Result<{ readonly userId: string }, Problem>>;
  /**
   * The phone number behind the one-time token of getPhoneNumber; the access token was checked by `me` just before.
   * Problems: PHONE_UNVERIFIED, ZALO_UNAVAILABLE.
   */
  phone(appSecret: string, accessToken: string, phoneToken: string): Promise<Result<Phone, Problem>>;
}

// Two calls in a row must fit into the five seconds of an invocation; a slow Zalo counts as none (TH4).
const graphMsMax = 2_000;

/** "Personal information is limited due to IP address not inside Vietnam": our place, not the person, is refused. */
const outsideVietnam = -501;
const tooManyCalls = -32;

/** Sends a GET with these headers on its way to Zalo; null when what answered is not Zalo. */
export type Dispatch = (
  path: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Response | null>;

/** Straight to Zalo. `baseUrl` has no trailing slash. */
export const directGraph = (baseUrl: string): ZaloGraph =>
  graphOver((path, headers, signal) => fetch(`${baseUrl}${path}`, { headers, redirect: 'error', signal }));

/** Zalo's Graph, whichever way requests go. */
export function graphOver(dispatch: Dispatch): ZaloGraph {
  return {
    async me(appSecret, accessToken) {
      const proof = createHmac('sha256', appSecret).update(accessToken).digest('hex');
      const headers = { access_token: accessToken, appsecret_proof: proof };
      const answer = await ask(dispatch, '/v2.0/me?fields=id', headers);
      if (answer === 'UNAVAILABLE') return refuse({ code: 'ZALO_UNAVAILABLE' });
      const userId = answer === 'REFUSED' ? undefined : answer['id'];
      return typeof userId === 'string' && userId !== '' ? ok({ userId }) : refuse({ code: 'ZALO_TOKEN_REJECTED' });
    },

    async phone(appSecret, accessToken, phoneToken) {
      const headers = { access_token: accessToken, code: phoneToken, secret_key: appSecret };
      const answer = await ask(dispatch, '/v2.0/me/info', headers);
      if (answer === 'UNAVAILABLE') return refuse({ code: 'ZALO_UNAVAILABLE' });
      const data = answer === 'REFUSED' ? undefined : (answer['data'] as { readonly number?: unknown } | undefined);
      const phone = typeof data?.number === 'string' ? parsePhone(data.number) : null;
      return phone === null ? refuse({ code: 'PHONE_UNVERIFIED' }) : ok(phone);
    },
  };
}

type GraphAnswer = Readonly<Record<string, unknown>> | 'REFUSED' | 'UNAVAILABLE';

/** Zalo says what went wrong in the body's `error`, with status 200. What is no such body counts as unavailable. */
async function ask(dispatch: Dispatch, path: string, headers: Record<string, string>): Promise<GraphAnswer> {
  let body: unknown;
  try {
    const response = await dispatch(path, headers, AbortSignal.timeout(graphMsMax));
    if (response === null || response.status >= 500 || response.status === 429) return 'UNAVAILABLE';
    body = await response.json();
  } catch {
    // Unreachable, too slow, or no JSON; a token with characters that no header may hold ends here too.
    return isHeaderSafe(headers) ? 'UNAVAILABLE' : 'REFUSED';
  }
  if (typeof body !== 'object' || body === null) return 'UNAVAILABLE';
  const { error = 0 } = body as { readonly error?: unknown };
  if (error === outsideVietnam || error === tooManyCalls) return 'UNAVAILABLE';
  return error === 0 ? (body as GraphAnswer) : 'REFUSED';
}

const isHeaderSafe = (headers: Readonly<Record<string, string>>): boolean =>
  Object.values(headers).every((value) => /^[\x21-\x7e]+$/.test(value));
