import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { keepAliveMs, listen, readBody } from './loopback-server.ts';
import type { ObjectStore } from './object-store.ts';

/** One operation of a JSON-protocol service; throws ServiceProblem for what the service would refuse. */
export type ServiceCall = (input: Record<string, unknown>) => unknown;

export class ServiceProblem extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const bodyBytesMax = 20 * 1024 * 1024;

/** The AWS services a function may reach here. They listen before anyone knows what they serve, as queues need a URL. */
export interface CloudServices {
  url: string;
  /** Calls are told apart by `x-amz-target`; requests without one are for S3. */
  serve(calls: ReadonlyMap<string, ServiceCall>, objects: ObjectStore): void;
  close(): void;
}

export async function listenForCloudServices(): Promise<CloudServices> {
  let calls: ReadonlyMap<string, ServiceCall> = new Map();
  let objects: ObjectStore | undefined;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, bodyBytesMax);
    if (!body) return void response.writeHead(413).end();
    const target = request.headers['x-amz-target'];
    if (typeof target !== 'string') return void (await objects?.answer(request, body, response));
    const call = calls.get(target);
    try {
      if (!call) throw new ServiceProblem('UnknownOperationException', `${target} is not served here`);
      respond(request, response, 200, call(JSON.parse(body.toString() || '{}')));
    } catch (error) {
      const code = error instanceof ServiceProblem ? error.code : 'InternalFailure';
      respond(request, response, code === 'InternalFailure' ? 500 : 400, {
        __type: code,
        message: (error as Error).message,
      });
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = keepAliveMs;
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    serve: (theseCalls, theseObjects) => {
      calls = theseCalls;
      objects = theseObjects;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function respond(request: IncomingMessage, response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': request.headers['content-type'] ?? 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(body ?? {}));
}
