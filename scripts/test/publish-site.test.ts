import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishSite, siteFiles } from '../operator/publish-site.ts';

const www = mkdtempSync(join(tmpdir(), 'www-'));
beforeAll(() => {
  mkdirSync(join(www, 'assets'));
  writeFileSync(join(www, 'assets', 'first.a1.module.js'), 'let a');
  writeFileSync(join(www, 'assets', 'style.b2.css'), 'a{}');
  const lists = { listCSS: ['assets/style.b2.css'], listSyncJS: ['assets/first.a1.module.js'] };
  writeFileSync(join(www, 'app-config.json'), JSON.stringify({ app: { title: 'Quay Lại' }, ...lists }));
});
afterAll(() => rmSync(www, { recursive: true }));

test('what has a hash in its name is kept for a year, the page is asked for each time and comes last', () => {
  expect(siteFiles(www).map(({ key, contentType, cacheControl }) => [key, contentType, cacheControl])).toEqual([
    ['assets/first.a1.module.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['assets/style.b2.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['index.html', 'text/html; charset=utf-8', 'no-cache'],
  ]);
});

test('the page names its files from the root, as every screen is this page, and runs nothing of its own', () => {
  const page = new TextDecoder().decode(siteFiles(www).at(-1)?.body);
  expect(page).toContain('<script type="module" src="/assets/first.a1.module.js"></script>');
  expect(page).toContain('<link rel="stylesheet" href="/assets/style.b2.css">');
  expect(page.match(/<script(?! type="module" src="\/assets\/)/)).toBeNull();
});

test('a file that the store refuses ends it before the page is put there', async () => {
  const put: string[] = [];
  const store = createServer((request, response) => {
    put.push(request.url ?? '');
    response.writeHead(request.url?.endsWith('.css') ? 403 : 200).end();
  });
  await new Promise<void>((ready) => store.listen(0, '127.0.0.1', ready));
  const bucketUrl = `http://127.0.0.1:${(store.address() as AddressInfo).port}/site`;
  const account = { region: 'ap-southeast-1', credentials: { accessKeyId: 'a', secretAccessKey: 's' } };
  await expect(publishSite(siteFiles(www), { bucketUrl, account })).rejects.toThrow('style.b2.css was not stored: 403');
  expect(put).toEqual(['/site/assets/first.a1.module.js', '/site/assets/style.b2.css']);
  store.close();
});
