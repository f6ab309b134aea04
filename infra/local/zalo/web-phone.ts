import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, BridgeCall } from './bridge-call.ts';
import type { BridgeSettings } from './bridge-settings.ts';
import { hostByName, zaloHosts } from './cloud-request.ts';
import { cloudRequest, readBody, writeReply } from './cloud-server.ts';
import { pageScript } from './page-bundle.ts';
import { createPhone } from './phone.ts';
import { userAgents } from './user-agents.ts';
import type { WebControl } from './web-control.ts';
import type { ZaloWebSettings } from './web-settings.ts';
import { builtFile, readAppConfig, shellHtml } from './www.ts';

export interface PhoneSite {
  answer(userId: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const statusBarCssPx = 28;
const cloudPath = '/__zalo/cloud/';

/**
 * What lives at http://PERSON.h5.zdn.vn.localhost:PORT: the Mini App, its bridge, and Zalo's servers as this person
 * sees them.
 */
export function createPhoneSite(settings: ZaloWebSettings, control: WebControl): PhoneSite {
  const { cloud, miniAppId, wwwFolder, api } = settings;
  const base = `/zapps/${miniAppId}/`;
  const rewrites = [
    ...Object.values(zaloHosts).map((name) => [`https://${name}/`, `${cloudPath}${name}/`] as const),
    ...(api ? [[api.production, api.local] as const] : []),
  ];
  const platformOf = (userId: string) => control.person(userId)?.platform ?? 'android';

  async function head(userId: string): Promise<string> {
    const theme = control.theme();
    const bridge: BridgeSettings = {
      miniAppId,
      zaloAppId: cloud.apps.find((app) => app.miniAppIds.includes(miniAppId))?.zaloAppId ?? '',
      appConfig: readAppConfig(wwwFolder),
      theme,
      language: 'vi',
      statusBarCssPx,
      userAgent: userAgents(theme)[platformOf(userId)],
      rewrites,
    };
    // A closing tag inside the settings must not end the script.
    const json = JSON.stringify(bridge).replaceAll('<', '\\u003c');
    return `<script>window.zaloPhoneSettings=${json}</script><script>${await pageScript('bridge')}</script>`;
  }

  async function bridge(userId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = JSON.parse((await readBody(request)) ?? '{}') as BridgeCall & { answer?: Answer };
    const native = createPhone({ cloud, userId, miniAppId, platform: platformOf(userId) });
    const body = native.answer({ action: given.action, options: given.options }, given.answer);
    writeReply(response, { status: 200, body });
  }

  async function zaloServer(rest: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [name = '', ...path] = rest.split('/');
    const host = hostByName(name);
    const body = await readBody(request);
    if (!host || body === undefined) return writeReply(response, { status: 404, body: {} });
    writeReply(response, await cloud.handle(cloudRequest(host, `/${path.join('/')}`, request, body)));
  }

  return {
    async answer(userId, request, response) {
      const { pathname, search } = new URL(request.url ?? '/', 'http://phone');
      if (!control.person(userId))
        return writeReply(response, { status: 404, body: { message: `nobody is ${userId}` } });
      if (pathname === '/__zalo/bridge' && request.method === 'POST') return bridge(userId, request, response);
      if (pathname.startsWith(cloudPath))
        return zaloServer(pathname.slice(cloudPath.length) + search, request, response);
      if (!pathname.startsWith(base)) return writeReply(response, { status: 404, body: {} });

      const file = builtFile(wwwFolder, pathname.slice(base.length));
      if (file) {
        response.writeHead(200, { 'content-type': file.contentType, 'cache-control': 'no-cache' });
        createReadStream(file.path).pipe(response);
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(shellHtml(readAppConfig(wwwFolder), miniAppId, await head(userId)));
    },
  };
}
