import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type MiniAppUpload, sendMiniApp } from '../operator/mini-app-steps.ts';
import { fileBytesMax, weighBuild } from '../zmp/zalo-limits.ts';
import { zmpDeploy } from '../zmp/zmp-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mini-app-'));
afterAll(() => rmSync(folder, { recursive: true }));

const miniApps = { coffee: { production: '1111', testing: '2222' } };
const token = 'zmp-token-of-somebody';

interface Staging {
  readonly programme?: string;
  readonly testing?: boolean;
  readonly answers?: readonly (string | null)[];
  readonly given?: string;
  readonly said?: string;
  readonly faults?: readonly string[];
  readonly hasChanges?: boolean;
  readonly builds?: number;
  readonly named?: typeof miniApps | Record<string, { production: string; testing: string | null }>;
}

/** A sending whose programs only write down what they were given. */
async function staged(options: Staging = {}) {
  const built: Readonly<Record<string, string>>[] = [];
  const uploads: MiniAppUpload[] = [];
  const said: string[] = [];
  const answers = [...(options.answers ?? ['prod', token])];
  const terminal = { say: (line: string) => void said.push(line), ask: async () => answers.shift() ?? null };
  const { programme, testing = false, named = miniApps } = options;
  const flags = { stage: 'prod', programme, testing, description: 'abc123', yes: false } as const;
  const outside = {
    hasChanges: async () => options.hasChanges ?? false,
    addresses: () => ({ apiUrl: 'https://api.example.vn/', webUrl: 'https://shop.example.vn' }),
    build: async (environment: Readonly<Record<string, string>>) => {
      built.push(environment);
      return options.builds ?? 0;
    },
    weigh: () => ({ files: ['app-config.json'], zippedBytes: 300_000, faults: options.faults ?? [] }),
    upload: async (upload: MiniAppUpload) => {
      uploads.push(upload);
      return { code: 0, said: options.said ?? `Deploy Done, with ${token}: https://zalo.me/s/1111/?env=TESTING` };
    },
  };
  const ended = await sendMiniApp(flags, { miniApps: named, keepsData: true }, outside, terminal, options.given).then(
    () => 'sent',
    (error: Error) => error.message,
  );
  return { ended, built, uploads, said: said.join('\n') };
}

test('a Mini App is built for its stage’s addresses, asked about, and sent to the id that the settings name', async () => {
  const { ended, built, uploads, said } = await staged();
  expect(ended).toBe('sent');
  expect(built).toEqual([
    { VITE_API_URL: 'https://api.example.vn', VITE_CONSOLE_URL: 'https://shop.example.vn/zapps/1111/owner' },
  ]);
  expect(uploads).toEqual([{ miniAppId: '1111', token, description: 'abc123' }]);
  expect(said).toContain('https://zalo.me/s/1111/?env=TESTING');
  expect(said).toContain('submit and publish');
});

test('--testing sends to the testing Mini App, without asking', async () => {
  const { uploads, built } = await staged({ testing: true, answers: [token] });
  expect(uploads).toMatchObject([{ miniAppId: '2222' }]);
  expect(built[0]).toMatchObject({ VITE_CONSOLE_URL: 'https://shop.example.vn/zapps/2222/owner' });
});

test('TH18 · the token comes from the environment or the terminal, and is never said', async () => {
  expect((await staged({ given: token, answers: ['prod'] })).uploads).toMatchObject([{ token }]);
  expect((await staged({ answers: ['prod', ''] })).ended).toContain('ZMP_TOKEN');
  expect((await staged()).said).not.toContain(token);
});

test.each([
  ['work that was not committed', { hasChanges: true }, 'commit your changes first'],
  ['a build that fails', { builds: 1 }, 'build failed'],
  ['what Zalo would refuse', { faults: ['heavy.png is 4.0 MB'] }, 'heavy.png is 4.0 MB'],
  ['another word than the stage’s name', { answers: ['yes'] }, 'Nothing was done'],
  ['a programme without a Mini App', { programme: 'tea' }, '--programme coffee'],
  ['settings that name none', { named: {} }, 'infra/src/settings.ts'],
  ['an id that is none', { named: { coffee: { production: 'zalo.me/s/1', testing: null } } }, 'digits only'],
  ['no testing id', { testing: true, named: { coffee: { production: '1', testing: null } } }, 'no testing Mini App'],
])('nothing is sent: %s', async (_why, options, why) => {
  const { ended, uploads } = await staged(options);
  expect(ended).toContain(why);
  expect(uploads).toEqual([]);
});

test('what Zalo does not take is a failure', async () => {
  expect((await staged({ said: 'msg.file-size-limit' })).ended).toContain('did not take it');
});

test('a file over 3 MB, of another kind, or a script that is no module is found before Zalo is asked', () => {
  const www = join(folder, 'heavy');
  mkdirSync(join(www, 'assets'), { recursive: true });
  writeFileSync(join(www, 'assets', 'a.png'), Buffer.alloc(fileBytesMax + 1));
  writeFileSync(join(www, 'assets', 'b.exe'), 'x');
  writeFileSync(join(www, 'assets', 'c.js'), 'let c');
  expect(weighBuild(www).faults).toEqual([
    'app-config.json is not there',
    'assets/a.png is 3.0 MB, the most is 3.0 MB',
    'assets/b.exe is of a kind that Zalo does not take',
    'assets/c.js does not say that it is a module',
  ]);
});

test('TH18 · Zalo’s CLI gets the token in its environment: in no argument and no file', async () => {
  const www = join(folder, 'www');
  mkdirSync(www);
  writeFileSync(join(www, 'app-config.json'), '{}');
  const cli = join(folder, 'cli.cjs');
  // Tells what Zalo's own would be given; `npm run test:zmp-deploy` is the proof that it is content with that.
  writeFileSync(
    cli,
    `const { readdirSync } = require('node:fs');
     const { APP_ID, ZMP_TOKEN } = process.env;
     console.log(JSON.stringify({ argv: process.argv.slice(2), files: readdirSync('.').sort(), cwd: process.cwd(), APP_ID, ZMP_TOKEN }));`,
  );
  const { code, said } = await zmpDeploy(cli, { www, miniAppId: '1111', token, description: 'abc', testing: true });
  const told = JSON.parse(said);
  expect(code).toBe(0);
  expect(told).toMatchObject({
    argv: ['deploy', '-p', '-e', '-o', 'www', '-m', 'abc', '-t'],
    files: ['package.json', 'www'],
    APP_ID: '1111',
    ZMP_TOKEN: token,
  });
  expect(existsSync(told.cwd)).toBe(false);
});
