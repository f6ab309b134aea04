import type * as z from 'zod/mini';
import type { ProblemCode } from '../words/problems.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** As API Gateway writes it: "GET /v1/me/entries/{seq}/explain". */
export type RouteKey = `${Method} /${string}`;

/** Which function serves the route; each has its own permissions. */
export type Audience = 'customer' | 'staff' | 'admin' | 'webhooks';

export const staffRoles = ['owner', 'manager', 'cashier', 'viewer'] as const;
export type StaffRole = (typeof staffRoles)[number];
export const owners = ['owner'] as const satisfies readonly StaffRole[];
export const managers = ['owner', 'manager'] as const satisfies readonly StaffRole[];
/** Who looks at the shop's figures and settings, changing nothing by it. */
export const onlookers = ['owner', 'manager', 'viewer'] as const satisfies readonly StaffRole[];
/** Who serves customers. */
export const atCounter = ['owner', 'manager', 'cashier'] as const satisfies readonly StaffRole[];

/**
 * Who may call: `anyone` carries no session (sign-in itself), `person` is signed in with Zalo, `member` has joined,
 * the staff roles come from the server's own record, `integration` proves itself with a signature over the raw body,
 * `zalo` with Zalo's own signature over what its body says.
 */
export type Role = 'anyone' | 'person' | 'member' | StaffRole | 'integration' | 'zalo';

/**
 * How a repeated request is recognised (C1.5, decisions 2): by the `Idempotency-Key` header, by the natural key of
 * what it names (an order, a bill), or not at all because the request changes nothing or sets what it says.
 */
export type Repeats = 'idempotency-key' | 'natural-key' | 'harmless';

export interface Route {
  readonly audience: Audience;
  readonly roles: readonly [Role, ...Role[]];
  readonly repeats: Repeats;
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly status: 200 | 201;
  readonly reply: z.ZodMiniType;
  /** The problems of this route's own; `commonProblems` may meet any. */
  readonly problems: readonly ProblemCode[];
  /** One Vietnamese sentence for people who integrate; the title in openapi.json. */
  readonly summary: string;
  readonly bodyMaxBytes?: number;
}

export type RouteTable = Readonly<Record<RouteKey, Route>>;

/** What a body may weigh unless the route says otherwise (decisions 10). */
export const bodyMaxBytesDefault = 16 * 1024;
export const orderBodyMaxBytes = 256 * 1024;
export const pageSizeMax = 50;
export const pageSizeDefault = 20;

export const commonProblems = ['INVALID_REQUEST', 'BODY_TOO_LARGE', 'NOT_FOUND', 'BUSY', 'INTERNAL'] as const;

/** Whether its caller proves itself by a signature and not by a session. */
export const isSigned = ({ roles }: Pick<Route, 'roles'>): boolean =>
  roles.includes('integration') || roles.includes('zalo');

/** Problems that follow from who must be asking. */
export function accessProblems(route: Route): readonly ProblemCode[] {
  const asksNobody = route.roles.includes('anyone');
  if (asksNobody) return [];
  if (isSigned(route)) return ['BAD_SIGNATURE'];
  return ['UNAUTHENTICATED', 'SESSION_EXPIRED', route.roles.includes('member') ? 'NOT_A_MEMBER' : 'FORBIDDEN'];
}

type Inferred<Schema> = Schema extends z.ZodMiniType ? z.output<Schema> : undefined;
type Sent<Schema> = Schema extends z.ZodMiniType ? z.input<Schema> : undefined;

/** What a handler receives after validation. */
export interface RequestOf<R extends Route> {
  readonly params: Inferred<R['params']>;
  readonly query: Inferred<R['query']>;
  readonly body: Inferred<R['body']>;
}

/** What a client sends. */
export interface SentBy<R extends Route> {
  readonly params: Sent<R['params']>;
  readonly query: Sent<R['query']>;
  readonly body: Sent<R['body']>;
}

export type ReplyOf<R extends Route> = z.output<R['reply']>;

/** What every refused request answers; `fields` names what to correct. */
export interface ProblemReply {
  readonly code: ProblemCode;
  readonly message: string;
  readonly requestId: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, unknown>>;
}
