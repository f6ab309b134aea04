import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What somebody types who follows these pages must be there: commands, their options, files. */
const root = new URL('../../', import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = ['README.md', ...['deploy', 'runbook', 'security', 'privacy', 'ledger'].map((name) => `docs/${name}.md`)];
const decisions = readdirSync(join(root, 'docs/adr')).map((name) => `docs/adr/${name}`);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

interface Typed {
  readonly command: string;
  readonly options: readonly string[];
}

/** Every `npm run NAME [-- …]`, to the end of its code; a line that ends in a backslash goes on. */
function typedIn(text: string): readonly Typed[] {
  const lines = text.replaceAll('\\\n', ' ').matchAll(/npm run ([\w:-]+)((?:(?!npm run)[^`\n#])*)/g);
  return [...lines].map(([, command = '', rest = '']) => ({
    command,
    options: [...rest.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, option = '']) => option),
  }));
}

/** The script that a command runs, with what the operator's commands share. */
function sourceOf(command: string): string {
  const entry = /^tsx (\S+)$/.exec(scripts[`task:${command}`] ?? '')?.[1] ?? '';
  if (entry === '') return '';
  const shared = readdirSync(join(root, 'scripts/operator')).map((name) => `scripts/operator/${name}`);
  return [entry, ...(read(entry).includes('./operator/') ? shared : [])].map(read).join('\n');
}

test('commands are found with their options, over two lines as well', () => {
  const text = '```sh\nA=1 npm run programme -- create --stage prod \\\n  --id coffee # --no\n```\nor `npm run build`.';
  expect(typedIn(text)).toEqual([
    { command: 'programme', options: ['stage', 'id'] },
    { command: 'build', options: [] },
  ]);
});

test.each([...pages, ...decisions])('every command that %s names is there', (page) => {
  for (const { command } of typedIn(read(page))) expect(Object.keys(scripts), `npm run ${command}`).toContain(command);
});

test.each(pages)('every option that %s gives a command is one that it takes', (page) => {
  for (const { command, options } of typedIn(read(page))) {
    const source = sourceOf(command);
    for (const option of options) {
      const isTaken = new RegExp(`['"]?\\b${option}['"]?: \\{ type|--${option}\\b`).test(source);
      expect(isTaken, `npm run ${command} -- --${option}`).toBe(true);
    }
  }
});

test.each(pages)('every file and folder that %s points at is there', (page) => {
  const named = read(page).matchAll(
    /`((?:docs|infra|functions|shared|miniapp|scripts|e2e)\/[\w./-]+)`|\]\((docs\/[^)#]+)\)/g,
  );
  for (const [, code, link] of named) {
    const path = code ?? link ?? '';
    // Made by a command.
    if (/^miniapp\/www|relay\.mjs$/.test(path)) continue;
    expect(existsSync(join(root, path)), path).toBe(true);
  }
});

test('every part of a page that another one sends its reader to is there', () => {
  for (const [, page = '', anchor = ''] of pages
    .map(read)
    .join('\n')
    .matchAll(/(?:docs\/)?(\w+)\.md#([\w-]+)/g)) {
    expect(read(`docs/${page}.md`).toLowerCase(), `${page}#${anchor}`).toContain(`# ${anchor.replaceAll('-', ' ')}`);
  }
});

/** Of Zalo's permissions, those that an app has only after it asked (docs of the Mini App platform). */
const askedFor = [
  'getPhoneNumber',
  'getLocation',
  'scanQRCode',
  'createShortcut',
  'keepScreen',
  'nativeStorage',
  'saveImageToGallery',
  'vibrate',
  'requestCameraPermission',
];

test('docs/deploy.md asks Zalo for the permissions that the Mini App uses, and for no other', () => {
  const folder = join(root, 'miniapp/src/zalo');
  const code = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const used = askedFor.filter((name) => code.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
  const [, part = ''] = read('docs/deploy.md').split('## 1. Zalo');
  const asked = [...(part.split('## 2.')[0] ?? '').matchAll(/^ +- `(\w+)`/gm)].map(([, name]) => name);
  expect(asked.sort()).toEqual(used.sort());
});

test('docs/deploy.md names the address at which the gateway takes Zalo’s events', () => {
  const spine = JSON.parse(read('docs/openapi.json')) as { paths: Record<string, unknown> };
  const told = read('docs/deploy.md').match(/https:\/\/api\.<your domain>(\/v1\/[^`]+)`/g) ?? [];
  expect(told.length).toBeGreaterThan(0);
  for (const address of told) {
    const path = address.slice('https://api.<your domain>'.length, -1).replace(/<Mini App id>/, '{miniAppId}');
    expect(Object.keys(spine.paths)).toContain(path);
  }
});
