import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageScript } from './page-bundle.ts';
import type { ZaloWebSettings } from './web-settings.ts';
import { builtFile, readAppConfig, shellHtml } from './www.ts';

export interface DeskSite {
  /** Where the owner opens the product on a desktop. */
  readonly path: string;
  /** False when the request is not for a desktop. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/** The same build in a plain browser, with no Zalo around it: what the owner signs in at with their phone. */
export function createDeskSite({ miniAppId, wwwFolder, api }: ZaloWebSettings): DeskSite {
  const base = `/zapps/${miniAppId}/`;
  const rewrites = api ? [[api.production, api.local]] : [];

  async function page(): Promise<string> {
    const settings = JSON.stringify({ rewrites }).replaceAll('<', '\\u003c');
    const head = `<script>window.deskSettings=${settings}</script><script>${await pageScript('desk')}</script>`;
    return shellHtml(readAppConfig(wwwFolder), miniAppId, head);
  }

  return {
    path: `${base}owner`,
    async answer(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://desk');
      if (request.method !== 'GET' || !pathname.startsWith(base)) return false;
      const file = builtFile(wwwFolder, pathname.slice(base.length));
      if (file) {
        response.writeHead(200, { 'content-type': file.contentType, 'cache-control': 'no-cache' });
        createReadStream(file.path).pipe(response);
        return true;
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(await page());
      return true;
    },
  };
}
