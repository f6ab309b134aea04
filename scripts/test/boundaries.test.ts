import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { purity, rules } from '../boundaries/rules.ts';
import { violations } from '../boundaries.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const planted: string[] = [];
afterEach(() => {
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function plant(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'));
  planted.push(root);
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), code);
  }
  return root;
}

test('this repository crosses no boundary', () => {
  expect(violations(repository)).toEqual([]);
});

/** For each rule: a file that breaks it, and one beside it that may. */
const cases: readonly { rule: string; wrong: [path: string, code: string]; right: [path: string, code: string] }[] = [
  {
    rule: 'shared imports zod and date-fns only',
    wrong: ['shared/src/loyalty/earn.ts', "import { ulid } from 'ulid';"],
    right: ['shared/src/api/fields.ts', "import * as z from 'zod/mini'; import { addDays } from 'date-fns';"],
  },
  {
    rule: 'shared imports zod and date-fns only',
    wrong: ['shared/src/words/ids.ts', "import { randomBytes } from 'node:crypto';"],
    right: ['shared/src/words/vietnam-time.ts', "import { UTCDate } from '@date-fns/utc';"],
  },
  {
    rule: 'functions imports shared and no other room',
    wrong: ['functions/src/staff.ts', "import { synthesise } from '@quaylai/infra/src/synth';"],
    right: ['functions/src/admin.ts', "import { routes } from '@quaylai/shared/api/routes';"],
  },
  {
    rule: 'miniapp imports shared and no other room, and runs in no Node',
    wrong: ['miniapp/src/api/client.ts', "import type { Caller } from '@quaylai/functions/http/handler';"],
    right: ['miniapp/src/customer/card.tsx', "import type { Points } from '@quaylai/shared/words/points';"],
  },
  {
    rule: 'infra imports shared, and functions only as entry-point paths',
    wrong: ['infra/src/stack.ts', "import { handler } from '../../functions/src/customer.ts';"],
    right: ['infra/src/app.ts', "const source = new URL('../../functions/src', import.meta.url);"],
  },
  {
    rule: 'what is deployed knows nothing of what runs here',
    wrong: ['infra/src/http-api.ts', "export { startLocalStack } from '../local/stack.ts';"],
    right: ['infra/local/start.ts', "import { synthesise } from '../src/synth.ts';"],
  },
  {
    rule: 'only ledger/items, ledger/transact, stock, projections, records and cloud touch the AWS SDK',
    wrong: ['functions/src/ledger/post.ts', "const { PutCommand } = await import('@aws-sdk/lib-dynamodb');"],
    right: ['functions/src/ledger/items.ts', "import type { NativeAttributeValue } from '@aws-sdk/util-dynamodb';"],
  },
  {
    rule: 'the ledger knows no http, zalo or routes',
    wrong: ['functions/src/ledger/verify.ts', "export type Who = import('../http/handler.ts').Caller;"],
    right: ['functions/src/routes/customer/get-me.ts', "import { reply } from '../../http/reply.ts';"],
  },
  {
    rule: 'only miniapp/src/zalo imports zmp-sdk',
    wrong: ['miniapp/src/customer/scan.tsx', "import { scanQRCode } from 'zmp-sdk/apis';"],
    right: ['miniapp/src/zalo/scan.ts', "import { scanQRCode } from 'zmp-sdk/apis';"],
  },
  {
    rule: 'only miniapp/src/state imports recoil',
    wrong: ['miniapp/src/parts/field.tsx', "import { useRecoilValue } from 'recoil';"],
    right: ['miniapp/src/state/session.ts', "import { atom } from 'recoil';"],
  },
  {
    rule: purity,
    wrong: ['shared/src/loyalty/expiry.ts', 'export const today = () => new Date();'],
    right: ['shared/src/words/vietnam-time.ts', 'export const at = (ms: number) => new Date(ms);'],
  },
];

describe('a planted violation is found', () => {
  test.each(cases)('$rule: $wrong.0', ({ rule, wrong: [path, code], right }) => {
    expect(violations(plant({ [path]: code, [right[0]]: right[1] }))).toEqual([
      expect.stringMatching(new RegExp(`^${rule}: ${path} `)),
    ]);
  });

  test('every rule has a planted violation', () => {
    expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set([...rules.map(({ name }) => name), purity]));
  });
});

describe('what Biome guards', () => {
  function lint(files: Readonly<Record<string, string>>): string {
    const root = plant({ 'package.json': '{"type":"module"}', ...files });
    const config = JSON.parse(readFileSync(join(repository, 'biome.json'), 'utf8'));
    writeFileSync(join(root, 'biome.json'), JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }));
    cpSync(join(repository, 'tsconfig.base.json'), join(root, 'tsconfig.json'));
    try {
      return execFileSync(join(repository, 'node_modules/.bin/biome'), ['lint', '--colors=off', root], {
        cwd: root,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return stdout + stderr;
    }
  }

  test('two files that import each other', () => {
    const report = lint({
      'shared/src/a.ts': "import { b } from './b.ts';\nexport const a = () => b();\n",
      'shared/src/b.ts': "import { a } from './a.ts';\nexport const b = () => a();\n",
    });
    expect(report).toContain('lint/suspicious/noImportCycles');
  });

  test('a default export, but not where a tool demands one', () => {
    expect(lint({ 'shared/src/a.ts': 'export default 1;\n' })).toContain('lint/style/noDefaultExport');
    expect(lint({ 'miniapp/vite.config.ts': 'export default 1;\n' })).not.toContain('lint/style/noDefaultExport');
  });
});
