import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directGraph } from '@quaylai/functions/zalo/graph';
import { relayGraph } from '@quaylai/functions/zalo/relay-graph';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FakeGraph, startFakeGraph } from '../../functions/test/zalo/fake-graph.ts';
import { bundleRelay } from '../relay/bundle.ts';
import { createRelay, type RelaySettings } from '../relay/relay-server.ts';

const key = new Uint8Array(32).fill(7);
const otherKey = new Uint8Array(32).fill(8);
const now = 1_795_000_000_000;

let zalo: FakeGraph;
let relayUrl: string;
let lines: string[] = [];
const servers: Server[] = [];

async function start(settings: Partial<RelaySettings> = {}): Promise<string> {
  const server = createRelay({
    graphUrl: zalo.url,
    keys: [key],
    nowMs: () => now,
    log: (line) => lines.push(line),
    upstreamMsMax: 300,
    ...settings,
  });
  return listening(server);
}

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  zalo = await startFakeGraph('app-secret');
  relayUrl = await start();
});
beforeEach(() => {
  zalo.mood = 'WELL';
  lines = [];
});
afterAll(async () => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
  await zalo.close();
});

const through = (baseUrl = relayUrl, signedBy = key, at = now) =>
  relayGraph({ baseUrl, key: signedBy, clock: () => instant(at) });
const who = async (graph = through(), token = zalo.tokenFor('an')) => {
  const answer = await graph.me('app-secret', token);
  return answer.ok ? answer.value.userId : answer.problem.code;
};

describe('through the relay', () => {
  test('a person and their phone come as they would without it', async () => {
    expect(await who()).toBe('an');
    expect(await who(through(), 'made-up')).toBe('ZALO_TOKEN_REJECTED');
    const phone = await through().phone('app-secret', zalo.tokenFor('an'), zalo.codeFor('84901234567'));
    expect(phone).toEqual({ ok: true, value: '0901234567' });
  });

  test.each(['OUTSIDE_VIETNAM', 'BROKEN', 'SLOW', 'NO_JSON', 'ELSEWHERE'] as const)(
    'Zalo %s is no word about the person',
    async (mood) => {
      zalo.mood = mood;
      expect(await who()).toBe('ZALO_UNAVAILABLE');
    },
  );

  test('nor is a relay that is down, or something else in its place', async () => {
    expect(await who(through('http://127.0.0.1:9'))).toBe('ZALO_UNAVAILABLE');
    const stranger = createServer((_request, response) => response.end('{"error":452}'));
    expect(await who(through(await listening(stranger)))).toBe('ZALO_UNAVAILABLE');
  });

  test('what is signed with another key, or at another time, goes nowhere', async () => {
    const before = zalo.seen.length;
    expect(await who(through(relayUrl, otherKey))).toBe('ZALO_UNAVAILABLE');
    expect(await who(through(relayUrl, key, now - 61_000))).toBe('ZALO_UNAVAILABLE');
    expect(await who(through(relayUrl, key, now + 61_000))).toBe('ZALO_UNAVAILABLE');
    expect(zalo.seen.length).toBe(before);
    expect(await who(through(relayUrl, key, now - 59_000))).toBe('an');
  });

  test('two keys are believed while they change', async () => {
    const changing = await start({ keys: [otherKey, key] });
    expect(await who(through(changing, key))).toBe('an');
    expect(await who(through(changing, otherKey))).toBe('an');
  });
});

describe('the relay', () => {
  test('passes on nothing but what it lists', async () => {
    const before = zalo.seen.length;
    const status = async (path: string, init?: RequestInit) => (await fetch(`${relayUrl}${path}`, init)).status;
    expect(await status('/v2.0/me/friends')).toBe(404);
    expect(await status('/v2.0/me', { method: 'POST', body: 'x' })).toBe(405);
    expect(await status('/v2.0/me')).toBe(401);
    expect(await status('/')).toBe(404);
    expect(zalo.seen.length).toBe(before);
  });

  test('says that it is well without asking who wants to know', async () => {
    const answer = await fetch(`${relayUrl}/health`);
    expect([answer.status, await answer.text()]).toEqual([200, '{"status":"OK"}']);
  });

  test('TH17 · writes neither token, code nor phone to its log', async () => {
    const [token, code] = [zalo.tokenFor('canary-person'), zalo.codeFor('84901234567')];
    await through().me('app-secret', token);
    await through().phone('app-secret', token, code);
    await fetch(`${relayUrl}/v2.0/${token}?phone=84901234567`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(lines).toEqual(['GET /v2.0/me 200 0ms', 'GET /v2.0/me/info 200 0ms', 'GET (other) 404 0ms']);
  });

  test('is one file that runs on a bare Node and refuses to start without keys', () => {
    const folder = mkdtempSync(join(tmpdir(), 'relay-'));
    const file = join(folder, 'relay.mjs');
    bundleRelay(file);
    expect(() => execFileSync(process.execPath, [file], { env: {}, stdio: 'pipe' })).toThrow('RELAY_KEYS');
    rmSync(folder, { recursive: true, force: true });
  });
});

test('-501 without a relay is our place’s fault, not the person’s', async () => {
  zalo.mood = 'OUTSIDE_VIETNAM';
  expect(await who(directGraph(zalo.url))).toBe('ZALO_UNAVAILABLE');
});
