import type { Context } from '@quaylai/functions/http/context';
import type { Caller } from '@quaylai/functions/http/handler';
import { requestHash } from '@quaylai/functions/http/request-hash';
import { adminHandlers } from '@quaylai/functions/routes/admin/handlers';
import { customerHandlers } from '@quaylai/functions/routes/customer/handlers';
import { staffHandlers } from '@quaylai/functions/routes/staff/handlers';
import { webhookHandlers } from '@quaylai/functions/routes/webhooks/handlers';
import { commonProblems, type Route } from '@quaylai/shared/api/route';
import { type KnownRouteKey, routes } from '@quaylai/shared/api/routes';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';

/** One request as the gateway and `serve` hand it to a handler: proven caller, validated parts. */
export interface Request {
  readonly route: KnownRouteKey;
  readonly caller: Caller;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Absent where the route asks for none. */
  readonly key?: string;
}

export type Answer = Result<{ readonly reply: unknown; readonly replayed?: boolean }, Problem>;
type AnyHandler = (request: unknown, caller: Caller, context: Context) => Promise<Answer>;

const handlers = { ...customerHandlers, ...staffHandlers, ...adminHandlers, ...webhookHandlers } as unknown as Readonly<
  Record<KnownRouteKey, AnyHandler>
>;

let requests = 0;

/** The real handler of a route. A problem that the route does not name is a bug, and thrown. */
export async function send(request: Request, context: Context): Promise<Answer> {
  const { route, caller, params = {}, query = {}, body, key = null } = request;
  const spine: Route = routes[route];
  requests += 1;
  const receivedAt = context.clock();
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const answer = await handlers[route](
    {
      params: spine.params?.parse(params),
      query: spine.query?.parse(query),
      body: spine.body?.parse(body),
      requestId: `request-${requests}`,
      receivedAt,
      deadline: context.deadline,
      idempotencyKey: key,
      requestHash: requestHash(route, params, bytes),
    },
    caller,
    context,
  );
  if (!answer.ok && !isNamed(route, answer.problem)) throw new Error(`${route} answers ${answer.problem.code}`);
  return answer.ok ? { ...answer, value: { ...answer.value, reply: spine.reply.parse(answer.value.reply) } } : answer;
}

function isNamed(route: KnownRouteKey, { code }: Problem): boolean {
  if (code === 'INTERNAL') return false;
  const known: readonly string[] = [...routes[route].problems, ...commonProblems, 'IDEMPOTENCY_KEY_REUSED'];
  return known.includes(code);
}
