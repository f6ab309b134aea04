import type { Session } from '@quaylai/shared/api/customer/session';
import type { ZaloAnswer } from '../zalo/answer.ts';
import { type Answer, type Failure, failed } from './failure.ts';
import type { Transport } from './transport.ts';

/** Our own token lives this long (decisions 21). */
const sessionMs = 30 * 60 * 1000;
const renewBeforeMs = 60 * 1000;

export interface SessionDeps {
  readonly transport: Transport;
  readonly apiUrl: string;
  readonly miniAppId: () => string;
  readonly accessToken: () => Promise<ZaloAnswer<string>>;
  readonly isOnline: () => boolean;
  readonly now: () => number;
  readonly onSession: (session: Session) => void;
  /** Zalo is not around us: only a phone can sign this page in. */
  readonly onNobody?: (failure: Failure) => void;
}

export interface SessionKeeper {
  /** A session that will outlive the next request; signs in when there is none. Concurrent callers share one exchange. */
  readonly current: () => Promise<Answer<Session>>;
  /** Forgets this token; a newer one, that another request has brought meanwhile, stays. Without one, whatever is held. */
  readonly drop: (token?: string) => void;
  /** A newer session came by another way (joining, a desktop): fresh, unless the server's time is said with it. */
  readonly adopt: (session: Session, serverNow?: number) => void;
  /** The server's clock by this phone's: phones are often wrong by minutes, and countdowns would be too. */
  readonly serverNow: () => number;
}

export function sessionKeeper(deps: SessionDeps): SessionKeeper {
  let held: Session | undefined;
  let aheadMs = 0;
  let coming: Promise<Answer<Session>> | undefined;
  const serverNow = () => deps.now() + aheadMs;
  const adopt = (session: Session, at = Date.parse(session.expiresAt) - sessionMs): void => {
    held = session;
    aheadMs = at - deps.now();
    deps.onSession(session);
  };
  const exchange = async (): Promise<Answer<Session>> => {
    const token = await deps.accessToken();
    // Zalo's token comes over the network too: without one, that is what is wrong.
    if (!token.ok) {
      const failure: Failure = deps.isOnline() ? { kind: 'zalo', zalo: token.problem } : { kind: 'offline' };
      deps.onNobody?.(failure);
      return failed(failure);
    }
    const reply = await deps.transport({
      method: 'POST',
      url: `${deps.apiUrl}/v1/session`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ miniAppId: deps.miniAppId(), accessToken: token.value }),
    });
    if (reply.kind === 'silent') return failed({ kind: 'offline' });
    if (reply.kind === 'refused') return failed({ kind: 'problem', problem: reply.problem });
    const session = reply.value as Session;
    adopt(session);
    return { ok: true, value: session };
  };
  return {
    adopt,
    serverNow,
    drop: (token) => {
      if (token === undefined || held?.token === token) held = undefined;
    },
    current: async () => {
      if (held && Date.parse(held.expiresAt) - serverNow() > renewBeforeMs) return { ok: true, value: held };
      coming ??= exchange().finally(() => {
        coming = undefined;
      });
      return coming;
    },
  };
}
