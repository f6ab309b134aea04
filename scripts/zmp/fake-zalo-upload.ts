import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Zalo's upload service was sent. */
export interface FakeUpload {
  readonly port: number;
  readonly seen: { readonly method: string; readonly path: string; readonly query: URLSearchParams }[];
  /** The whole zip, once all of its pieces came. */
  zip(): Buffer;
  close(): void;
}

const allowedFiles = ['.js', '.css', '.json', '.png', '.jpg', '.jpeg', '.svg', '.webp', '.gif', '.woff', '.woff2'];

/** Zalo's two addresses for a deployment, on this machine: the asking for one, and the pieces of its zip. */
export async function fakeZaloUpload(token: string): Promise<FakeUpload> {
  const seen: FakeUpload['seen'] = [];
  const pieces = new Map<number, Buffer>();
  const server = createServer(async (request, response) => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://zalo');
    const method = request.method ?? '';
    const body: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) body.push(chunk);
    seen.push({ method, path, query });
    const answer = (status: number, data: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(data));
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401, { err: -2001, msg: 'no token' });
    if (path === '/app/request-upload') {
      const uploadConstraints = {
        requiredBuildFiles: { requiredFiles: ['app-config.json'], allowedFiles },
        currentUploadCount: { dev: 0, test: 0 },
      };
      return answer(200, { err: 0, data: { nextVersion: 1, identifier: 'upload-1', uploadConstraints } });
    }
    if (path !== '/app/upload-chunk') return answer(404, {});
    // Whether a piece is here already: none is.
    if (method === 'GET') return answer(404, {});
    pieces.set(Number(query.get('resumableChunkNumber')), Buffer.concat(body));
    return answer(200, { err: 0, data: { appUrl: 'https://zalo.me/s/1/?env=TESTING&version=1', versionId: 1 } });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    zip: () => Buffer.concat([...pieces].sort(([one], [other]) => one - other).map(([, piece]) => piece)),
    close: () => server.close(),
  };
}
