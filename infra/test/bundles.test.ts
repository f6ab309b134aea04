import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { functionNames } from '@quaylai/shared/api/table-access';
import { afterAll, describe, expect, test } from 'vitest';
import { bundle } from '../src/bundle.ts';
import { keyHolders } from '../src/permissions.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// zod/mini, Powertools and jose are half of it; each further 100 KB cost about 10 ms of a cold start.
// The counter's function also does what tills pushed and a manager approved.
const bundleBytesMax = 300_000;

describe.each(functionNames)('the bundle of %s', (name) => {
  const to = join(folder, name);
  const inputs = bundle(join(repository, `functions/src/${name}.ts`), to).map((path) => relative(repository, path));
  const code = readFileSync(join(to, 'index.js'), 'utf8');

  test('holds production code only', () => {
    const own = inputs.filter((path) => !path.includes('node_modules/'));
    for (const path of own) expect(path).toMatch(/^(functions|shared)\/src\//);
    expect(code).not.toMatch(/__local|h5\.zdn\.vn\.localhost|sourceMappingURL/);
  });

  test('carries no AWS SDK: what it asks of AWS it asks over one small client', () => {
    expect(inputs.filter((path) => /node_modules\/@(aws-sdk|smithy)[/+]/.test(path))).toEqual([]);
  });

  test('can ask for the root key exactly where that may be read', () => {
    expect(code.includes('GetSecretValue')).toBe(keyHolders.includes(name));
  });

  test('stays small', () => {
    const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;
    console.log(`${name}: ${kb(code.length)}, ${kb(gzipSync(code).length)} gzipped`);
    expect(code.length).toBeLessThan(bundleBytesMax);
  });

  test('loads as CommonJS, exports one handler, and makes no formatter: ICU is a quarter of a cold start', () => {
    const script = `
      Intl.DateTimeFormat = Intl.NumberFormat = Intl.Collator = () => { throw new Error('ICU is loaded'); };
      console.log(typeof require(${JSON.stringify(join(to, 'index.js'))}).handler)`;
    const env = {
      TZ: ':UTC',
      AWS_REGION: 'ap-southeast-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      TABLE_NAME: 'table',
      ENVIRONMENT_SECRET: 'secret',
      ALLOWED_ORIGINS: 'https://h5.zdn.vn',
      FILE_BUCKET: 'files',
      WEB_URL: 'https://web.example',
      ZALO_GRAPH_URL: 'https://graph.zalo.me',
    };
    expect(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }).trim()).toBe('function');
  });
});
