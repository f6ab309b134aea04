import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { freshMiniApp } from '../scripts/fresh.ts';
import { weighBuild, zipBytesMax } from '../scripts/zmp/zalo-limits.ts';

/** What Zalo's uploader refuses, asked of the real build; the uploader itself is asked by `npm run test:zmp-deploy`. */
const www = 'miniapp/www';

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
  files = weighBuild(www).files;
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

test('Zalo refuses nothing of it: sizes, kinds, scripts named as modules; and it is far below 10 MB', () => {
  const { faults, zippedBytes } = weighBuild(www);
  expect(faults).toEqual([]);
  expect(zippedBytes).toBeLessThan(zipBytesMax / 4);
});

test('loads nothing from an absolute path, which Zalo’s own address would not find', () => {
  for (const file of files.filter((name) => /\.(js|css)$/.test(name))) {
    expect(readFileSync(join(www, file), 'utf8'), file).not.toMatch(/url\(\/(?!\/)|from"\/assets|import\("\/assets/);
  }
});
