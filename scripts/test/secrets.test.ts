import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secretPatterns, secretsIn } from '../secret-patterns.ts';

const root = new URL('../../', import.meta.url).pathname;
const bytesMax = 2 * 1024 * 1024;
const pictures = /\.(webp|png|jpg|woff2?)$/;

test('TH18 · no file of the repository holds a secret', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  expect(files.length).toBeGreaterThan(500);
  for (const file of files) {
    const path = join(root, file);
    if (pictures.test(file) || !existsSync(path) || statSync(path).size > bytesMax) continue;
    expect(secretsIn(readFileSync(path, 'utf8')), file).toEqual([]);
  }
});

test('TH18 · the Mini App that is shipped knows no secret, and no name of one', () => {
  const www = join(root, 'miniapp/www');
  if (!existsSync(www)) return console.log('the Mini App was not built here: nothing to look through');
  for (const file of readdirSync(www, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|json|css|html)$/.test(file)) continue;
    const text = readFileSync(join(www, file), 'utf8');
    expect(secretsIn(text), file).toEqual([]);
    expect(text, file).not.toMatch(/appsecret_proof|rootKey|x-relay-signature/);
  }
});

// Put together here, or this file would hold them.
const planted: Readonly<Record<string, string>> = {
  'AWS access key id': `AKIA${'ABCDEFGH12345678'}`,
  'AWS secret access key': `aws_secret_access_key = ${'a1B2'.repeat(10)}`,
  'private key': `-----BEGIN ${'RSA PRIVATE KEY'}-----`,
  'GitHub or npm token': `ghp_${'a1B2c3D4e5F6'.repeat(3)}`,
  'Zalo app or OA secret': `secret_key: '${'Ab3'.repeat(7)}'`,
  'Zalo token': `"access_token": "${'Xy9_'.repeat(20)}"`,
  'Zalo Mini App CLI token': `ZMP_TOKEN=${'x'.repeat(30)}`,
  'signed session': `eyJ${'hbGciOiJIUzI1'}.eyJ${'a'.repeat(24)}.${'b'.repeat(24)}`,
  'our root key': `{"rootKey": "${'K7'.repeat(32)}"}`,
};

test.each(Object.keys(secretPatterns))('a planted %s is found', (name) => {
  expect(secretsIn(planted[name] ?? '')).toContain(name);
});
