import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebControl } from './web-control.ts';
import { createDeskSite } from './web-desk.ts';
import { createPhoneSite } from './web-phone.ts';
import type { ZaloWebSettings } from './web-settings.ts';

export interface ZaloWeb {
  /** The one address a person opens. */
  readonly url: string;
  readonly port: number;
  /** Where the owner opens the product on a desktop. */
  readonly deskUrl: string;
  /** The origin from which a person's Mini App calls the API. */
  originOf(userId: string): string;
  close(): Promise<void>;
}

export const webPortDefault = 4000;
const phoneHost = '.h5.zdn.vn.localhost';
/** A person's id is a label of their host name. */
const userIdShape = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Anything else in Host is another site whose name was pointed at this machine. */
const ownHost = /^(?:127\.0\.0\.1|localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.localhost)$/;

/** Serves the page with the phones, and each phone's Mini App on an own origin, with Zalo's native side behind it. */
export async function serveZaloWeb(settings: ZaloWebSettings): Promise<ZaloWeb> {
  const odd = settings.people.find(({ userId }) => !userIdShape.test(userId));
  if (odd) throw new Error(`userId ${odd.userId} cannot be part of a host name: use a-z, 0-9 and hyphens`);
  const control = createWebControl(settings);
  const phones = createPhoneSite(settings, control);
  const desk = createDeskSite(settings);

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!ownHost.test(host)) {
      response.writeHead(403).end();
      return;
    }
    const userId = host.endsWith(phoneHost) ? host.slice(0, -phoneHost.length) : undefined;
    if (userId) return phones.answer(userId, request, response);
    if (!desk.answer(request, response)) await control.answer(request, response);
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port ?? webPortDefault, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    deskUrl: `http://127.0.0.1:${port}${desk.path}`,
    originOf: (userId) => `http://${userId}${phoneHost}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
