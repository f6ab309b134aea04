import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { JsonMap } from './cloud-assembly.ts';
import { keepAliveMs, listen, readBody } from './loopback-server.ts';
import type { NamedResource } from './resource-names.ts';
import { isAllowed, type Statement } from './role-policies.ts';
import { tableWants } from './table-wants.ts';

/** Stands before the DynamoDB engine and refuses what a function's role does not allow, as AWS would. */
export interface PermissionGuard {
  url: string;
  close(): void;
}

export interface GuardSettings {
  engineUrl: string;
  /** Function name → its role's statements; who is not in it passes. */
  policies: ReadonlyMap<string, readonly Statement[]>;
  tables: readonly NamedResource[];
  onRefused: (text: string) => void;
}

const requestBytesMax = 16 * 1024 * 1024;

export async function startPermissionGuard(settings: GuardSettings): Promise<PermissionGuard> {
  const agent = new Agent({ keepAlive: true });
  async function answer(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = await readBody(incoming, requestBytesMax);
    const refusal = body === undefined ? 'the request is too large' : refusalOf(settings, incoming, body);
    if (body === undefined || refusal !== null) {
      settings.onRefused(refusal ?? '');
      refuse(reply, refusal ?? '');
      return;
    }
    forward(settings.engineUrl, agent, incoming, body, reply);
  }

  const server = createServer((incoming, reply) => {
    // A sandbox that is killed while it sends must not take the stack with it.
    answer(incoming, reply).catch(() => reply.destroy());
  });
  server.keepAliveTimeout = keepAliveMs;
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

/** The caller's name is its access key: only the local stack hands those out. */
function refusalOf({ policies, tables }: GuardSettings, { headers }: IncomingMessage, body: Buffer): string | null {
  const [, caller = ''] = /Credential=([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const statements = policies.get(caller);
  if (statements === undefined) return null;
  const operation = String(headers['x-amz-target'] ?? '').split('.')[1] ?? '';
  for (const { action, tableName, leadingKeys } of tableWants(operation, JSON.parse(body.toString()) as JsonMap)) {
    const resource = tables.find(({ name }) => name === tableName)?.arn ?? tableName;
    if (!isAllowed(statements, { action, resource, leadingKeys })) {
      return `${caller} is not authorized to perform: ${action} on ${leadingKeys.join(', ') || 'no key'}`;
    }
  }
  return null;
}

function refuse(reply: ServerResponse, message: string): void {
  reply.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  reply.end(JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', Message: message }));
}

function forward(
  engineUrl: string,
  agent: Agent,
  incoming: IncomingMessage,
  body: Buffer,
  reply: ServerResponse,
): void {
  const { authorization = '', ...headers } = incoming.headers;
  const outgoing = request(
    engineUrl,
    {
      agent,
      method: incoming.method ?? 'POST',
      // Some engines keep a database of its own for each access key.
      headers: { ...headers, authorization: authorization.replace(/Credential=[^/]+\//, 'Credential=local/') },
    },
    (answer) => {
      reply.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(reply);
    },
  );
  outgoing.on('error', () => reply.destroy());
  outgoing.end(body);
}
