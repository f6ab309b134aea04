import type { Audience, ProblemReply, ReplyOf } from '@quaylai/shared/api/route';
import { type KnownRouteKey, type Routes, routes } from '@quaylai/shared/api/routes';
import type { PictureShelf } from '../src/cloud/pictures.ts';
import { noUnits } from '../src/cloud/tally.ts';
import { assemble, type Built, type Context } from '../src/http/context.ts';
import type { HandlersOf } from '../src/http/handler.ts';
import type { RequestLine } from '../src/http/journal.ts';
import { bySession } from '../src/http/lambda.ts';
import { type LambdaHandler, serve } from '../src/http/serve.ts';
import { issueSession, type SessionClaims } from '../src/http/session.ts';
import type { InboxMessage } from '../src/inbox/message.ts';
import { adminHandlers } from '../src/routes/admin/handlers.ts';
import { customerHandlers } from '../src/routes/customer/handlers.ts';
import { staffHandlers } from '../src/routes/staff/handlers.ts';
import { webhookHandlers } from '../src/routes/webhooks/handlers.ts';
import { proveSender } from '../src/routes/webhooks/prove-sender.ts';
import { directGraph, type ZaloGraph } from '../src/zalo/graph.ts';
import type { TestWorld } from './engine.ts';
import { type Asked, eventFor, invocation } from './events.ts';
import { permittedTable } from './permitted-table.ts';
import { picturesInMemory } from './pictures.ts';
import { watchedJournal } from './watched-journal.ts';

/** What a call answered: its status, and either the reply or the problem. */
export interface Answered<Key extends KnownRouteKey> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly reply: ReplyOf<Routes[Key]>;
  readonly problem: ProblemReply;
  readonly text: string;
}

export type Ask = <Key extends KnownRouteKey>(
  who: SessionClaims | null,
  key: Key,
  asked?: Asked,
) => Promise<Answered<Key>>;

export interface Service {
  /** By audience, as Lambda would hold them. */
  readonly functions: Readonly<Record<Audience, LambdaHandler>>;
  readonly ask: Ask;
  /** With a token made elsewhere, or none. */
  readonly askWith: <Key extends KnownRouteKey>(
    token: string | undefined,
    key: Key,
    asked?: Asked,
  ) => Promise<Answered<Key>>;
  readonly lines: readonly RequestLine[];
  readonly bugs: readonly unknown[];
  /** What was taken in and waits to be worked on. */
  readonly queued: InboxMessage[];
}

// Nobody is there: a test that signs in brings its own.
const noZalo = directGraph('http://127.0.0.1:9');

/** Handlers by route, of every audience that there is. */
export const allHandlers = { ...customerHandlers, ...staffHandlers, ...adminHandlers, ...webhookHandlers };

/** The production functions in this process, each with its own permissions on a real engine: only Lambda is left out. */
export function serviceOf(
  world: TestWorld,
  zalo: ZaloGraph = noZalo,
  pictures: PictureShelf = picturesInMemory(),
): Service {
  const lines: RequestLine[] = [];
  const bugs: unknown[] = [];
  const queued: InboxMessage[] = [];
  const journal = watchedJournal({ request: (line) => lines.push(line), bug: (error) => bugs.push(error) });
  const serveFor = (audience: Audience): LambdaHandler =>
    serve<Partial<Routes>, Built>({
      routes,
      handlers: allHandlers as unknown as HandlersOf<Partial<Routes>, Context>,
      prove: audience === 'webhooks' ? proveSender : bySession,
      serving: {
        clock: world.clock,
        origins: ['https://h5.zdn.vn'],
        journal,
        spent: () => noUnits,
      },
      build: async () => ({
        ...assemble(permittedTable(world.table, audience), world.keys, zalo, world.clock, pictures),
        inbox: { send: async (message: InboxMessage) => void queued.push(message) },
      }),
      freshen: async ({ keys }) => keys.freshen?.(world.clock()),
    });

  const functions: Record<Audience, LambdaHandler> = {
    customer: serveFor('customer'),
    staff: serveFor('staff'),
    admin: serveFor('admin'),
    webhooks: serveFor('webhooks'),
  };

  const askWith: Service['askWith'] = async (token, key, asked = {}) => {
    const event = eventFor(key, { token, ...asked });
    const answered = await functions[routes[key].audience](event, invocation);
    journal.look(event, answered);
    const body = JSON.parse(answered.body);
    return {
      status: answered.statusCode,
      headers: answered.headers,
      reply: body,
      problem: body,
      text: answered.body,
    };
  };
  return {
    functions,
    askWith,
    ask: async (who, key, asked) => askWith(who === null ? undefined : await tokenOf(world, who), key, asked),
    lines,
    bugs,
    queued,
  };
}

export async function tokenOf(world: TestWorld, claims: SessionClaims): Promise<string> {
  const keys = (await world.keys.sessionKeys?.(world.clock())) ?? ([world.keys.sessionKey] as const);
  return (await issueSession(keys, claims, world.clock())).token;
}

let keys = 0;
export const freshKey = (): string => {
  keys += 1;
  return `test-key-${keys}`;
};
