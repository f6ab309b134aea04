import { afterEach, expect, test, vi } from 'vitest';
import { powertoolsJournal } from '../../src/http/powertools-journal.ts';
import { tellError } from '../../src/http/tell-error.ts';

afterEach(() => vi.restoreAllMocks());

/** Everything Powertools writes. */
function printed(): string[] {
  const lines: string[] = [];
  for (const way of ['log', 'info', 'error', 'warn', 'debug'] as const) {
    vi.spyOn(console, way).mockImplementation((line: unknown) => void lines.push(String(line)));
  }
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  }
  return lines;
}

const line = {
  requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  route: 'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve',
  status: 503,
  outcome: 'ZALO_UNAVAILABLE',
  durationMs: 12,
  programme: 'coffee',
  readUnits: 2,
  writeUnits: 6,
} as const;
/** PB10, of the longest: log bytes are a tenth of what a request costs. */
const lineBytesMax = 720;

test('a request is one line: its metrics, and beside them route, outcome, programme and id', () => {
  const lines = printed();
  const journal = powertoolsJournal('staff', 'QuayLai/prod');
  journal.request(line);
  journal.request({ ...line, status: 200, outcome: 'OK', programme: null });
  vi.restoreAllMocks();
  expect(lines).toHaveLength(2);
  expect(lines[0]?.length).toBeLessThan(lineBytesMax);
  const { requestId, route, outcome, programme } = line;
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    ...{ service: 'staff', requestId, route, outcome, programme, status: 503 },
    ...{ Requests: 1, Faults: 1, Refused: 0, ZaloUnavailable: 1, DurationMs: 12, ReadUnits: 2, WriteUnits: 6 },
    _aws: { CloudWatchMetrics: [{ Namespace: 'QuayLai/prod', Dimensions: [['service']] }] },
  });
  // Nothing of one request stays for the next.
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ Faults: 0, outcome: 'OK' });
  expect(lines[1]).not.toMatch(/coffee|ZaloUnavailable/);
});

test('a bug is a line of its own, with our own words, under the id that its person was shown', () => {
  const lines = printed();
  powertoolsJournal('staff', 'QuayLai/prod').bug(new Error('no shop'), { requestId: 'r-1', route: 'GET /v1/me' });
  vi.restoreAllMocks();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'bug', requestId: 'r-1', reason: 'no shop' });
});

test('a refused request is also told by its reason, and a served one is not', () => {
  const lines = printed();
  const line = { requestId: 'r-2', route: 'POST /v1/orders', durationMs: 3, programme: null } as const;
  const journal = powertoolsJournal('webhooks', 'QuayLai/prod');
  journal.request({ ...line, status: 401, outcome: 'BAD_SIGNATURE', readUnits: 1, writeUnits: 0 });
  journal.request({ ...line, status: 200, outcome: 'OK', readUnits: 1, writeUnits: 6 });
  vi.restoreAllMocks();
  const told = lines.map((text) => JSON.parse(text)).filter((one) => '_aws' in one);
  expect(told).toMatchObject([
    { service: 'webhooks', Requests: 1, Refused: 1, BadSignatures: 1 },
    { service: 'webhooks', reason: 'BAD_SIGNATURE', RefusedBecause: 1 },
    { service: 'webhooks', Requests: 1, Refused: 0 },
  ]);
});

test('TH17 · a bug is told by its kind and place; what a parser quotes is not', () => {
  const quoted = (): unknown => {
    try {
      return JSON.parse('{"name": "Nguyễn Văn Canari');
    } catch (error) {
      return error;
    }
  };
  expect(JSON.stringify(tellError(quoted()))).not.toContain('Canari');
  expect(tellError(quoted())).toMatchObject({ thrown: 'SyntaxError' });
  expect(tellError(new Error('a programme without its record'))).toMatchObject({
    reason: 'a programme without its record',
  });
  expect(tellError('0901234567')).toEqual({ thrown: 'string' });
});
