import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Account } from '@quaylai/functions/cloud/aws-account';
import { askForObject } from '@quaylai/functions/cloud/object-request';

export interface SiteFile {
  readonly key: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly cacheControl: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What is in such a file is in its name. */
const forEver = 'public, max-age=31536000, immutable';
const askEachTime = 'no-cache';

/**
 * The built Mini App as the console's pages: its assets, and one page made of the same list that Zalo makes its own of.
 * The page comes last, so that nobody gets one whose files are not there yet.
 */
export function siteFiles(wwwFolder: string): readonly SiteFile[] {
  const assets = readdirSync(join(wwwFolder, 'assets')).sort();
  const file = (name: string): SiteFile => ({
    key: `assets/${name}`,
    body: new Uint8Array(readFileSync(join(wwwFolder, 'assets', name))),
    contentType: contentTypes[extname(name)] ?? 'application/octet-stream',
    cacheControl: forEver,
  });
  const config = JSON.parse(readFileSync(join(wwwFolder, 'app-config.json'), 'utf8')) as AppConfig;
  return [
    ...assets.map(file),
    {
      key: 'index.html',
      body: new TextEncoder().encode(page(config)),
      contentType: 'text/html; charset=utf-8',
      cacheControl: askEachTime,
    },
  ];
}

interface AppConfig {
  readonly app: { readonly title: string };
  readonly listCSS?: readonly string[];
  readonly listSyncJS?: readonly string[];
}

/** Addresses from the root: the page is the same for every screen of every shop. */
function page({ app, listCSS = [], listSyncJS = [] }: AppConfig): string {
  const styles = listCSS.map((path) => `<link rel="stylesheet" href="/${path}">`);
  const scripts = listSyncJS.map((path) => `<script type="module" src="/${path}"></script>`);
  return [
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${app.title}</title><link rel="icon" href="data:,">`,
    ...styles,
    '</head><body><div id="app"></div>',
    ...scripts,
    '</body></html>',
  ].join('');
}

export interface SitePlace {
  /** Of the bucket, without a trailing slash. */
  readonly bucketUrl: string;
  readonly account: Account;
}

/** Puts every file there, one after another, and answers how many; throws at the first that is refused. */
export async function publishSite(files: readonly SiteFile[], { bucketUrl, account }: SitePlace): Promise<number> {
  for (const { key, body, contentType, cacheControl } of files) {
    const url = new URL(`${bucketUrl}/${key}`);
    const headers = { 'content-type': contentType, 'cache-control': cacheControl };
    const { ok, status } = await askForObject({ method: 'PUT', url, body, headers }, account, Date.now());
    if (!ok) throw new Error(`${key} was not stored: ${status}`);
  }
  return files.length;
}
