import { createHmac, randomUUID } from 'node:crypto';
import type { ProblemReply, ReplyOf, SentBy } from '@quaylai/shared/api/route';
import type { KnownRouteKey, Routes } from '@quaylai/shared/api/routes';

/** What a call carries: only the parts that its route declares. */
type Sent<Key extends KnownRouteKey> = {
  readonly [Part in keyof SentBy<Routes[Key]> as SentBy<Routes[Key]>[Part] extends undefined ? never : Part]: SentBy<
    Routes[Key]
  >[Part];
};

export interface ApiAnswer<Reply> {
  readonly status: number;
  readonly replayed: boolean;
  readonly reply: Reply;
}

/** A refused call: the problem as the API answered it. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly problem: ProblemReply;

  constructor(key: string, status: number, problem: ProblemReply) {
    super(
      `${key} → ${status} ${problem.code}: ${problem.message} ${JSON.stringify(problem.fields ?? problem.details ?? {})}`,
    );
    this.status = status;
    this.problem = problem;
  }
}

const filled = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

/** Speaks to the API as a person with a session would; every route, typed by the spine. */
export class Api {
  readonly #url: string;
  readonly #token: string | null;

  constructor(url: string, token: string | null = null) {
    this.#url = url;
    this.#token = token;
  }

  as(token: string): Api {
    return new Api(this.#url, token);
  }

  /** Answers the reply, or throws `ApiProblem`. A key makes the call safe to repeat; one is made when none is given. */
  async call<Key extends KnownRouteKey>(
    key: Key,
    sent: Sent<Key>,
    idempotencyKey: string = randomUUID(),
  ): Promise<ApiAnswer<ReplyOf<Routes[Key]>>> {
    const {
      params = {},
      query = {},
      body,
    } = sent as {
      params?: Record<string, string>;
      query?: Record<string, string>;
      body?: unknown;
    };
    const [method = '', path = ''] = key.split(' ');
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${this.#url}${filled(path, params)}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.#token === null ? {} : { authorization: `Bearer ${this.#token}` }),
        ...(method === 'POST' ? { 'idempotency-key': idempotencyKey } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return read(key, response);
  }
}

async function read<Key extends KnownRouteKey>(key: Key, response: Response): Promise<ApiAnswer<ReplyOf<Routes[Key]>>> {
  const text = await response.text();
  if (!response.ok) throw new ApiProblem(key, response.status, problemIn(text));
  const replayed = response.headers.get('idempotent-replay') === 'true';
  return { status: response.status, replayed, reply: JSON.parse(text) as ReplyOf<Routes[Key]> };
}

function problemIn(text: string): ProblemReply {
  try {
    return JSON.parse(text) as ProblemReply;
  } catch {
    return { code: 'INTERNAL', message: text.slice(0, 200), requestId: '' };
  }
}

/** What a point-of-sale system holds: its id and its secret. */
export interface Integration {
  readonly integrationId: string;
  readonly secret: string;
}

type PushedBody = SentBy<Routes['POST /v1/orders']>['body'];
type PushReply = ReplyOf<Routes['POST /v1/orders']>;

/** Pushes one order as pos-formats.md E7 asks: signed over the raw body, at the sender's clock. */
export async function pushOrder(
  url: string,
  integration: Integration,
  order: PushedBody,
  sentAtMs: number,
): Promise<PushReply> {
  const body = JSON.stringify(order);
  const seconds = Math.floor(sentAtMs / 1000);
  const signature = createHmac('sha256', integration.secret).update(`${seconds}.${body}`).digest('hex');
  const response = await fetch(`${url}/v1/orders`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-loyalty-integration': integration.integrationId,
      'x-loyalty-signature': `t=${seconds},v1=${signature}`,
    },
    body,
  });
  return (await read('POST /v1/orders', response)).reply;
}
