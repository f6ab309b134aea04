import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { listen } from '@quaylai/infra/local/loopback-server';
import type { BridgeResult } from '@quaylai/infra/local/zalo/bridge-call';
import type { ZaloCloud } from '@quaylai/infra/local/zalo/cloud';
import { hostByName, zaloHosts } from '@quaylai/infra/local/zalo/cloud-request';
import { cloudRequest, readBody, writeReply } from '@quaylai/infra/local/zalo/cloud-server';
import { pageScript } from '@quaylai/infra/local/zalo/page-bundle';
import { createPhone } from '@quaylai/infra/local/zalo/phone';
import { userAgents } from '@quaylai/infra/local/zalo/user-agents';
import { builtFile, readAppConfig, shellHtml } from '@quaylai/infra/local/zalo/www';

interface PhoneSiteSettings {
  readonly cloud: ZaloCloud;
  readonly miniAppId: string;
  readonly wwwFolder: string;
  readonly port: number;
  readonly api: { readonly production: string; readonly local: () => string };
}

export const hostOf = (userId: string, port: number): string => `http://${userId}.h5.zdn.vn.localhost:${port}`;

/** Names carry a hash of their content. */
const forEver = 'public, max-age=31536000, immutable';
/** Answered at once, a token would be here before the first paint, which no phone has ever seen. */
const zaloAnswersMs = 60;
const cloudPath = '/__zalo/cloud/';
/** The bridge answers these without asking the person; what it is asked besides is done, with nothing to say. */
const answeredAtOnce = ['action.jump.login', 'action.webview.networktype'] as const;

/**
 * Serves the built Mini App as a CDN does (gzip, kept for ever by name), on the host names the SDK needs. Unlike the
 * page with three phones, the bridge answers inside the page: on a phone it is no network either.
 */
export async function servePhoneSite(settings: PhoneSiteSettings): Promise<{ close(): Promise<void> }> {
  const { cloud, miniAppId, wwwFolder, api } = settings;
  const base = `/zapps/${miniAppId}/`;
  const zipped = zipAll(wwwFolder);

  async function page(userId: string): Promise<string> {
    const native = createPhone({ cloud, userId, miniAppId, platform: 'android' });
    const answers = Object.fromEntries(
      answeredAtOnce.map((action) => [action, resultOf(native.answer({ action, options: {} }))]),
    );
    const phone = {
      miniAppId,
      zaloAppId: cloud.apps.find((app) => app.miniAppIds.includes(miniAppId))?.zaloAppId ?? '',
      appConfig: readAppConfig(wwwFolder),
      theme: 'light',
      language: 'vi',
      statusBarCssPx: 28,
      userAgent: userAgents('light').android,
      rewrites: [
        ...Object.values(zaloHosts).map((name) => [`https://${name}/`, `${cloudPath}${name}/`]),
        [api.production, api.local()],
      ],
    };
    const script = [
      `window.zaloPhoneSettings=${inScript(phone)};window.answers=${inScript(answers)}`,
      "window.zaloHostBinding=async({action})=>window.answers[action]??{error_code:0,error_message:'',data:{}}",
      await pageScript('bridge'),
    ].join(';');
    return shellHtml(readAppConfig(wwwFolder), miniAppId, `<script>${script}</script>`);
  }

  async function zaloServer(rest: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [name = '', ...path] = rest.split('/');
    const host = hostByName(name);
    const body = await readBody(request);
    await pause(zaloAnswersMs);
    if (!host || body === undefined) return writeReply(response, { status: 404, body: {} });
    writeReply(response, await cloud.handle(cloudRequest(host, `/${path.join('/')}`, request, body)));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://phone');
    if (pathname.startsWith(cloudPath)) return zaloServer(pathname.slice(cloudPath.length) + search, request, response);
    if (!pathname.startsWith(base)) return writeReply(response, { status: 404, body: {} });
    const file = zipped.get(pathname.slice(base.length));
    const [userId = ''] = (request.headers.host ?? '').split('.');
    const zippedBody = file?.body ?? gzipSync(await page(userId));
    response.writeHead(200, {
      'content-type': file?.contentType ?? 'text/html; charset=utf-8',
      'content-encoding': 'gzip',
      'content-length': zippedBody.length,
      'cache-control': file ? forEver : 'no-cache',
    });
    response.end(zippedBody);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await listen(server, settings.port);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

function resultOf(reply: ReturnType<ReturnType<typeof createPhone>['answer']>): BridgeResult {
  if (!('result' in reply)) throw new Error('the bridge wants to ask somebody');
  return reply.result;
}

function zipAll(folder: string): Map<string, { body: Buffer; contentType: string }> {
  const zipped = new Map<string, { body: Buffer; contentType: string }>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = statSync(join(folder, name)).isFile() ? builtFile(folder, name) : undefined;
    if (file && name !== 'index.html')
      zipped.set(name, { body: gzipSync(readFileSync(file.path)), contentType: file.contentType });
  }
  return zipped;
}
