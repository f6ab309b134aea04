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
