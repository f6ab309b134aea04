import { expect, test } from 'vitest';
import { percentile } from '../web/spread.ts';
import { loadRows, tapRows } from '../web/web-rows.ts';

const load = { lcpMs: 1_600, tbtMs: 40, cls: 0, accessibility: 100 };

test('PB13 · the median of the runs is held to the budget: one slow run is forgiven, two are not', () => {
  const slow = { ...load, lcpMs: 2_600 };
  const verdicts = (runs: (typeof load)[]) =>
    loadRows('home', 'first', runs).map(({ metric, verdict }) => [metric.split(': ')[1], verdict]);
  expect(verdicts([load, slow, load]).every(([, verdict]) => verdict === 'ok')).toBe(true);
  expect(verdicts([slow, slow, load])).toContainEqual(['LCP, ms', 'OVER']);
});

test('PB13 · accessibility counts from the worst run', () => {
  const rows = loadRows('home', 'first', [load, { ...load, accessibility: 98 }, load]);
  expect(rows.at(-1)).toMatchObject({ value: 2, verdict: 'OVER' });
});

test('PB14 · five slow touches of a hundred are forgiven, six are not', () => {
  const touches = (slow: number) => Array.from({ length: 100 }, (_, turn) => (turn < slow ? 400 : 40));
  const p95 = (slow: number) => percentile(touches(slow), 0.95);
  expect([p95(5), p95(6)]).toEqual([40, 400]);
});

test('PB14 · the median of the rounds is held to the budget: one noisy round is forgiven, two are not', () => {
  const quiet = [40, 40, 40];
  const noisy = [40, 40, 400];
  const taps = {
    'member QR': [noisy, quiet, noisy],
    'tab switch': [quiet, noisy, quiet],
    redeem: [quiet, quiet, quiet],
    'confirm earn': [quiet, quiet, quiet],
  };
  expect(tapRows(taps).map(({ verdict }) => verdict)).toEqual(['OVER', 'ok', 'ok', 'ok']);
});
