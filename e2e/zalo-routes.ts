import type { ZaloCloud } from '@quaylai/infra/local/zalo/cloud';
import { hostByName } from '@quaylai/infra/local/zalo/cloud-request';
import { builtFile, readAppConfig, shellHtml } from '@quaylai/infra/local/zalo/www';
import type { BrowserContext, Route } from 'playwright-core';

/**
 * Serves the build at https://h5.zdn.vn/zapps/<id>/ as Zalo's CDN does: its own page around app-config.json, and the
 * files.
 */
export async function serveMiniApp(context: BrowserContext, wwwFolder: string, miniAppId: string): Promise<void> {
  const config = readAppConfig(wwwFolder);
  const base = `/zapps/${miniAppId}/`;
  await context.route(/^https:\/\/h5\.zdn\.vn\//, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname.startsWith(base) ? builtFile(wwwFolder, pathname.slice(base.length)) : undefined;
    if (file) {
      const headers = { 'access-control-allow-origin': '*' };
      return route.fulfill({ path: file.path, contentType: file.contentType, headers });
    }
    const isPage = pathname.startsWith(base) && route.request().resourceType() === 'document';
    if (!isPage) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: shellHtml(config, miniAppId) });
  });
}

async function answerFromCloud(route: Route, cloud: ZaloCloud): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  const headers = await request.allHeaders();
  const host = hostByName(url.hostname);
  const cors = {
    'access-control-allow-origin': headers['origin'] ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'access_token, authorization, content-type',
  };
  if (!host) return route.abort('failed');
  const reply = await cloud.handle({
    host,
    method: request.method(),
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: request.postData() ?? '',
  });
  if (reply === 'reset') return route.abort('connectionreset');
  return route.fulfill({
    status: reply.status,
    headers: cors,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(reply.body),
  });
}

/** Zalo's own hosts, as the SDK calls them from the page. */
export async function serveZaloHosts(context: BrowserContext, cloud: ZaloCloud, offline: () => boolean): Promise<void> {
  await context.route(
    /^https:\/\/(h5\.zalo\.me|graph\.zalo\.me|oauth\.zaloapp\.com|payment-mini\.zalo\.me)\//,
    (route) => (offline() ? route.abort('internetdisconnected') : answerFromCloud(route, cloud)),
  );
}
