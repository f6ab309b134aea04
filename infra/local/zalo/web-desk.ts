import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ZaloWebSettings } from './web-settings.ts';

export interface DeskSite {
  /** Where the owner opens the product on a desktop. */
  readonly path: string;
  /** False when the request is not for a desktop, or for a picture. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

/**
 * The console's pages and shops' pictures as the distribution serves them, with its headers, its policy of what a page
 * may load among them: passed on, so that the page with the phones can see the code on the desktop's window.
 */
export function createDeskSite({ miniAppId, distributionUrl = null }: ZaloWebSettings): DeskSite {
  const path = `/zapps/${miniAppId}/owner`;
  const passedOn = [`/zapps/${miniAppId}/`, '/assets/', '/p/'];
  return {
    path,
    answer({ method, url = '/' }, response) {
      const { pathname } = new URL(url, 'http://desk');
      if (distributionUrl === null || !passedOn.some((start) => pathname.startsWith(start))) return false;
      const passing = ask(`${distributionUrl}${url}`, { method }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      passing.on('error', () => response.writeHead(502).end());
      passing.end();
      return true;
    },
  };
}
