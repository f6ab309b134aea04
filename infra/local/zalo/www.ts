import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, resolve, sep } from 'node:path';

export interface AppConfig {
  readonly app?: Readonly<Record<string, unknown>>;
  readonly listCSS?: readonly string[];
  readonly listSyncJS?: readonly string[];
  readonly listAsyncJS?: readonly string[];
}

export interface BuiltFile {
  readonly path: string;
  readonly contentType: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export function readAppConfig(wwwFolder: string): AppConfig {
  const file = resolve(wwwFolder, 'app-config.json');
  if (!existsSync(file)) throw new Error(`${file} is missing: build the Mini App first`);
  return JSON.parse(readFileSync(file, 'utf8')) as AppConfig;
}

/** A file of the build by its path under /zapps/<id>/; nothing outside the folder is ever found. */
export function builtFile(wwwFolder: string, relativePath: string): BuiltFile | undefined {
  const root = resolve(wwwFolder);
  const path = resolve(root, relativePath);
  if (!path.startsWith(root + sep) || !existsSync(path) || !statSync(path).isFile()) return undefined;
  return { path, contentType: contentTypes[extname(path)] ?? 'application/octet-stream' };
}

const script = (src: string): string =>
  src.endsWith('.module.js')
    ? `<script type="module" crossorigin src="${src}"></script>`
    : `<script src="${src}"></script>`;

/** Zalo never serves the app's own index.html: it writes this page from app-config.json. */
export function shellHtml(config: AppConfig, miniAppId: string, head = ''): string {
  const asset = (file: string) => `/zapps/${miniAppId}/${file}`;
  const styles = (config.listCSS ?? []).map((file) => `<link rel="stylesheet" href="${asset(file)}">`).join('');
  const scripts = [...(config.listSyncJS ?? []), ...(config.listAsyncJS ?? [])]
    .map((file) => script(asset(file)))
    .join('');
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1,viewport-fit=cover"><meta name="version-id" content="1"><title>Mini App</title><link rel="icon" href="data:,">${head}${styles}</head><body><div id="app"></div>${scripts}</body></html>`;
}
