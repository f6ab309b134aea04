import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const lock = text('pnpm-lock.yaml');

const rooms = ['.', 'shared', 'functions', 'infra', 'miniapp'];
/** "name@version" of everything that is installed by it. */
const locked = new Set([...lock.matchAll(/^ {2}'?(@?[^@'\s]+@[^:'(]+)'?:$/gm)].map(([, name]) => name));

/** What may be in a product that is sold: nothing here asks for its source to be given away. */
const licences = ['MIT', 'MIT-0', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];
/** Each with where it stays. */
const others: Readonly<Record<string, string>> = {
  'MPL-2.0': 'axe-core and lightningcss: tools of tests and builds, unchanged and not shipped',
  'CC-BY-4.0': 'caniuse-lite: a table that the build reads',
  'BlueOak-1.0.0': 'graceful-fs: of Lighthouse, which measures and is not shipped',
  BSD: 'parse-cache-control: of Lighthouse too',
  'MIT AND Zlib': 'pako: of autocannon, the load of the bench, and not shipped',
};

describe('TH20 · what others wrote', () => {
  test('is pinned exactly, in every room', () => {
    for (const room of rooms) {
      const {
        dependencies = {},
        devDependencies = {},
        optionalDependencies = {},
      } = JSON.parse(text(join(room, 'package.json'))) as Record<string, Record<string, string>>;
      const wanted = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
      for (const [name, version] of wanted) {
        expect(version, `${room}: ${name}`).toMatch(
          /^(\d+\.\d+\.\d+|workspace:\*|npm:@types\/aws-lambda@\d+\.\d+\.\d+)$/,
        );
      }
    }
  });

  test('comes from the registry only, each with its SHA-512', () => {
    const resolutions = lock.split('\n').filter((line) => line.includes('resolution:'));
    expect(resolutions.length).toBeGreaterThan(300);
    for (const line of resolutions) expect(line).toMatch(/^ {4}resolution: \{integrity: sha512-[A-Za-z0-9+/]{86}==\}$/);
    expect(lock).not.toMatch(/tarball:|git\+|https?:\/\/(?!aka\.ms)[^\s]+\.tgz/);
  });

  test('runs nothing when it is installed', () => {
    expect(text('pnpm-workspace.yaml')).toMatch(/^onlyBuiltDependencies: \[\]$/m);
    expect(text('scripts/run.mjs')).toContain("'--frozen-lockfile'");
    expect(lock).not.toContain('requiresBuild');
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'preprepare', 'postprepare'];
    for (const room of rooms) {
      const { scripts = {} } = JSON.parse(text(join(room, 'package.json'))) as { scripts?: Record<string, string> };
      expect(
        Object.keys(scripts).filter((name) => hooks.includes(name)),
        room,
      ).toEqual([]);
    }
  });

  test('is under a licence that lets us sell what is made with it', () => {
    const store = join(root, 'node_modules/.pnpm');
    let seen = 0;
    for (const folder of readdirSync(store)) {
      const name = folder.replaceAll('+', '/').replace(/^(@?[^@]+)@.*$/, '$1');
      const file = join(store, folder, 'node_modules', name, 'package.json');
      if (!existsSync(file)) continue;
      const told = JSON.parse(readFileSync(file, 'utf8')) as {
        version: string;
        license?: string;
        licenses?: { type: string }[];
      };
      // Left behind by another lockfile.
      if (!locked.has(`${name}@${told.version}`)) continue;
      const license = told.license ?? told.licenses?.map(({ type }) => type).join(' OR ') ?? 'none';
      const known = license
        .replace(/[()]/g, '')
        .split(' OR ')
        .some((one) => licences.includes(one) || one in others);
      expect(known, `${name}: ${license}`).toBe(true);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(350);
  });
});
