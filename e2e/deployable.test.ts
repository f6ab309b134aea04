import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { freshMiniApp } from '../scripts/fresh.ts';

/**
 * What Zalo's uploader refuses (zmp-cli-core's own limits and checks), asked of the real build. The uploader itself
 * cannot be installed everywhere: one of its dependencies is gone from registries.
 */
const www = 'miniapp/www';
const fileBytesMax = 3 * 1024 * 1024;
const zipBytesMax = 10 * 1024 * 1024;
const allowedExtensions = ['.js', '.css', '.json', '.html', '.svg', '.png', '.jpg', '.webp', '.woff2'];

interface AppConfig {
  readonly app: { readonly title: string };
  readonly listCSS: readonly string[];
  readonly listSyncJS: readonly string[];
  readonly listAsyncJS: readonly string[];
  readonly pages: readonly unknown[];
}

let files: readonly string[];
let config: AppConfig;
beforeAll(async () => {
  await freshMiniApp();
  const all = readdirSync(www, { recursive: true, encoding: 'utf8' });
  files = all.filter((file) => statSync(join(www, file)).isFile() && file !== 'index.html');
  config = JSON.parse(readFileSync(join(www, 'app-config.json'), 'utf8')) as AppConfig;
});

test('lists the script and the style that its page must load, and they are there', () => {
  expect(config.app.title).not.toBe('');
  // What speaks to Zalo and to the API first: it is small, and asks while the screens are still on their way.
  expect(config.listSyncJS).toEqual([expect.stringMatching(/\/boot\./), expect.stringMatching(/\/main\./)]);
  for (const asset of [...config.listCSS, ...config.listSyncJS, ...config.listAsyncJS]) expect(files).toContain(asset);
  // A root app-config.json would win over the built one, and its lists are empty.
  expect(existsSync('app-config.json') || existsSync('miniapp/app-config.json')).toBe(false);
});

test('scripts say by their name that they are modules', () => {
  for (const file of files.filter((name) => name.endsWith('.js'))) expect(file).toMatch(/\.module\.js$/);
});

test('no file is over 3 MB, the whole far below 10 MB, and of no kind that the server refuses', () => {
  let zipped = 0;
  for (const file of files) {
    const bytes = readFileSync(join(www, file));
    expect(bytes.length, file).toBeLessThan(fileBytesMax);
    expect(allowedExtensions, file).toContain(extname(file));
    zipped += gzipSync(bytes).length;
  }
  expect(zipped).toBeLessThan(zipBytesMax / 4);
});

test('loads nothing from an absolute path, which Zalo’s own address would not find', () => {
  for (const file of files.filter((name) => /\.(js|css)$/.test(name))) {
    expect(readFileSync(join(www, file), 'utf8'), file).not.toMatch(/url\(\/(?!\/)|from"\/assets|import\("\/assets/);
  }
});
