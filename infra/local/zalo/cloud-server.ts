import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ZaloCloud } from './cloud.ts';
import { type CloudReply, type CloudRequest, type ZaloHost, zaloHosts } from './cloud-request.ts';

const bodyBytesMax = 1_048_576;

export interface ZaloCloudServer {
  /**
   * For the product's settings: `${base}/graph`, `${base}/oauth`, `${base}/openapi`, `${base}/business`,
   * `${base}/mini`, `${base}/h5`.
   */
  readonly base: string;
  close(): Promise<void>;
}

export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > bodyBytesMax) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

export function cloudRequest(host: ZaloHost, path: string, message: IncomingMessage, body: string): CloudRequest {
  const url = new URL(path, 'http://zalo');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  return { host, method: message.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body };
}

export function writeReply(response: ServerResponse, reply: CloudReply): void {
  if (reply === 'reset') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...reply.headers });
  response.end(JSON.stringify(reply.body));
}

/** Serves the cloud on loopback, one folder per Zalo host. */
export async function serveZaloCloud(cloud: ZaloCloud, options: { port?: number } = {}): Promise<ZaloCloudServer> {
  const server = createServer(async (message, response) => {
    const [, name = '', ...rest] = (message.url ?? '/').split('/');
    const body = await readBody(message);
    if (!(name in zaloHosts) || body === undefined) {
      writeReply(response, { status: body === undefined ? 413 : 404, body: { error: 404, message: 'Empty api' } });
      return;
    }
    writeReply(response, await cloud.handle(cloudRequest(name as ZaloHost, `/${rest.join('/')}`, message, body)));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
