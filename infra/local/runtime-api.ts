import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { keepAliveMs, listen, readBody } from './loopback-server.ts';

/** One invocation as the Runtime API hands it to a function. */
export interface Invocation {
  requestId: string;
  /** The event, already JSON text. */
  event: string;
  deadlineMs: number;
  clockOffsetMs: number;
  functionArn: string;
}

/** How a function fails, in the words the Runtime API uses. */
export interface FunctionError {
  errorType: string;
  errorMessage: string;
  trace?: string[];
}

/** What one sandbox tells its owner. `give` may be called once, with the next invocation. */
export interface RuntimeListener {
  parked(give: (invocation: Invocation) => void): void;
  initFailed(error: FunctionError): void;
  answered(requestId: string, payload: string): void;
  failed(requestId: string, error: FunctionError): void;
}

export interface RuntimeApi {
  address: string;
  close(): void;
}

const payloadBytesMax = 6 * 1024 * 1024;

/** Serves the Lambda Runtime API (2018-06-01) to exactly one sandbox. */
export async function serveRuntimeApi(listener: RuntimeListener): Promise<RuntimeApi> {
  const server: Server = createServer((request, response) => {
    answer(request, response, listener).catch(() => response.destroy());
  });
  // A frozen process cannot see its idle connection being closed, so the server must never close one.
  server.keepAliveTimeout = keepAliveMs;
  const port = await listen(server, 0);
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, listener: RuntimeListener): Promise<void> {
  const path = (request.url ?? '').replace('/2018-06-01/runtime', '');
  if (path === '/invocation/next') return listener.parked((invocation) => give(response, invocation));
  const body = (await readBody(request, payloadBytesMax)) ?? oversized;
  response.writeHead(202, { 'content-length': 0 }).end();
  if (path === '/init/error') return listener.initFailed(JSON.parse(body.toString()) as FunctionError);
  const [, requestId, outcome] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
  if (!requestId) return;
  if (outcome === 'error' || body === oversized) listener.failed(requestId, JSON.parse(body.toString()));
  else listener.answered(requestId, body.toString());
}

const oversized = Buffer.from(
  JSON.stringify({ errorType: 'Function.ResponseSizeTooLarge', errorMessage: 'the answer is over 6 MB' }),
);

function give(response: ServerResponse, invocation: Invocation): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': invocation.requestId,
    'lambda-runtime-deadline-ms': String(invocation.deadlineMs),
    'lambda-runtime-invoked-function-arn': invocation.functionArn,
    'lambda-runtime-trace-id': `Root=1-00000000-${invocation.requestId.replaceAll('-', '').slice(0, 24)}`,
    'local-clock-offset-ms': String(invocation.clockOffsetMs),
  });
  response.end(invocation.event);
}
