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
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  return lines;
}

test('a request is one line and one metric line, with route, outcome, duration and what it consumed', () => {
  const lines = printed();
  powertoolsJournal('staff', 'QuayLai/prod').request({
    requestId: 'r-1',
    route: 'POST /v1/staff/earns',
    audience: 'staff',
    status: 503,
    outcome: 'ZALO_UNAVAILABLE',
    durationMs: 12,
    programme: 'coffee',
    readUnits: 2,
    writeUnits: 6,
  });
  vi.restoreAllMocks();
  const metric = lines.map((line) => JSON.parse(line)).find((line) => '_aws' in line);
  expect(metric).toMatchObject({
    service: 'staff',
    Requests: 1,
    Faults: 1,
    Refused: 0,
    ZaloUnavailable: 1,
    DurationMs: 12,
    ReadUnits: 2,
    WriteUnits: 6,
    _aws: { CloudWatchMetrics: [{ Namespace: 'QuayLai/prod' }] },
  });
});

test('a refused request is also told by its reason, and a served one is not', () => {
  const lines = printed();
  const line = {
    requestId: 'r-2',
    route: 'POST /v1/orders',
    audience: 'webhooks',
    durationMs: 3,
    programme: null,
  } as const;
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
    message: 'a programme without its record',
  });
  expect(tellError('0901234567')).toEqual({ thrown: 'string' });
});
