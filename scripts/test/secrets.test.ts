import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownPatterns, secretsIn } from '../secret-patterns.ts';

const root = new URL('../../', import.meta.url).pathname;
const bytesMax = 2 * 1024 * 1024;
const pictures = /\.(webp|png|jpg|woff2?)$/;

test('TH18 · no file of the repository holds a secret, by secretlint and by our own patterns', async () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  expect(files.length).toBeGreaterThan(500);
  const found: string[] = [];
  for (const file of files) {
    const path = join(root, file);
    if (pictures.test(file) || !existsSync(path) || statSync(path).size > bytesMax) continue;
    found.push(...(await secretsIn(file, readFileSync(path, 'utf8'))));
  }
  expect(found).toEqual([]);
}, 60_000);

test('TH18 · the Mini App that is shipped knows no secret, and no name of one', async () => {
  const www = join(root, 'miniapp/www');
  if (!existsSync(www)) return console.log('the Mini App was not built here: nothing to look through');
  for (const file of readdirSync(www, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|json|css|html)$/.test(file)) continue;
    const text = readFileSync(join(www, file), 'utf8');
    expect(await secretsIn(file, text)).toEqual([]);
    expect(text, file).not.toMatch(/appsecret_proof|rootKey|x-relay-signature/);
  }
}, 60_000);

// Put together here, or this file would hold them.
const planted: Readonly<Record<string, string>> = {
  'AWS access key id': `AKIA${'ABCDEFGH12345678'}`,
  'AWS secret access key': `aws_secret_access_key = ${'a1B2'.repeat(10)}`,
  'AWS session token': `AWS_SESSION_TOKEN=${'Fw0G'.repeat(30)}`,
  'Zalo app or OA secret': `secret_key: '${'Ab3'.repeat(7)}'`,
  'Zalo token': `"access_token": "${'Xy9_'.repeat(20)}"`,
  'Zalo Mini App API key': `ZALO_API_KEY=${'k4'.repeat(16)}`,
  'Zalo Mini App CLI token': `ZMP_TOKEN=${'x'.repeat(30)}`,
  'signed session': `eyJ${'hbGciOiJIUzI1'}.eyJ${'a'.repeat(24)}.${'b'.repeat(24)}`,
  'our root key': `{"rootKey": "${'K7'.repeat(32)}"}`,
  'a rotated key of ours': `{"dataSecrets":[{"secret":"${'n1_-'.repeat(16)}","from":1}]}`,
};

test.each(Object.keys(ownPatterns))('a planted %s is found by its name, and not shown', async (name) => {
  const secret = planted[name] ?? '';
  const found = await secretsIn('planted.ts', `// a file\n${secret}\n`);
  expect(found).toContain(`planted.ts:2 ${name}`);
  expect(found.join()).not.toContain(secret);
});

test.each([
  [
    'privatekey',
    `-----BEGIN ${'RSA PRIVATE KEY'}-----\n${'MIIEowIBAAKCAQEA'.repeat(8)}\n-----END ${'RSA PRIVATE KEY'}-----`,
  ],
  ['github', `ghp_${'a1B2c3D4e5F6'.repeat(3)}`],
  ['npm', `//registry.npmjs.org/:_authToken=npm_${'a1B2c3D4e5F6'.repeat(3)}`],
  ['slack', `https://hooks.slack.com/services/${'T00000000/B00000000'}/${'Xx1'.repeat(8)}`],
])('what secretlint’s preset knows is found too: %s', async (rule, secret) => {
  expect((await secretsIn('planted.ts', secret)).join()).toContain(rule);
});
