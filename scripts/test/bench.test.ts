import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { lunchMinutes, measureChain } from '../bench/chain.ts';
import { countAll } from '../bench/counts.ts';
import { measureFlatness } from '../bench/flatness.ts';
import { play } from '../bench/play-load.ts';
import { chainRows, countRows, flatRows, sizeRows, throughputRows, verdictOf } from '../bench/rows.ts';

/** The counts of `npm run bench`: exact, so that a budget may be broken by one unit. */
test('PB1–PB3 · every operation keeps its budget of units, trips and bytes', { timeout: 60_000 }, async () => {
  const rows = countRows(await countAll());
  expect(rows.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
});

test('PB8 · a programme and a history ten times as large cost the same', { timeout: 120_000 }, async () => {
  const rows = flatRows(await measureFlatness({ members: [10, 100], entries: [10, 100], 'live lots': [10, 60] }));
  expect(rows.map(({ metric }) => metric)).toContain('operations that cost more at 100 entries');
  expect(rows.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
});

test('PB8 · a request that a longer history makes a fifth dearer ends the run red; what cannot be counted does not', () => {
  const weighed = (size: number, earn: number | null) =>
    ({ axis: 'entries', size, thousands: { earn, home: 8_000 } }) as const;
  expect(verdictOf(sizeRows([weighed(9, 5_000), weighed(99, 5_500), weighed(999, 5_000)])).code).toBe(0);
  expect(verdictOf(sizeRows([weighed(9, 5_000), weighed(99, 6_000), weighed(999, 5_000)])).told).toContain(
    'OVER  PB8 earn, instructions: most from 9 to 999 entries ÷ at the fewest: 1.2, and may be 1.15 at most',
  );
  expect(sizeRows([weighed(9, null), weighed(99, null)])[0]?.verdict).toBe('not measured');
});

test('PB9 · at lunch no partition of a national chain is written more than it bears', {
  timeout: 180_000,
}, async () => {
  const rows = chainRows(await measureChain(lunchMinutes));
  const partitions = rows.filter(({ metric }) => metric.startsWith('hottest partition of'));
  const named = partitions.map(({ metric }) => metric.split(' ')[3]?.replace(':', ''));
  expect(named.sort()).toEqual(['BUDGET', 'CODE', 'DAY', 'DUE', 'I', 'M', 'O', 'STOCK']);
  expect(partitions.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
  const account = rows.find(({ metric }) => metric.startsWith('M HEAD'));
  expect(account).toMatchObject({ budget: 1, verdict: 'ok' });
});

test('a budget that is broken ends the run red, and is named', async () => {
  const counts = await countAll();
  expect(verdictOf(countRows(counts)).code).toBe(0);
  const dear = {
    ...counts,
    operations: counts.operations.map((each) => ({ ...each, writeUnits: each.writeUnits + 2 })),
  };
  const { told, code } = verdictOf(countRows(dear));
  expect(told).toContain('OVER  PB1 capture: write units: 8, and may be 6 at most');
  expect(code).toBe(1);
});

test('PB7 · a share that collapses ends the run red, and so does nothing else of it', () => {
  const share = { connections: 4, rawPerSecond: 500, wrapperShare: 0.2, gatewayShare: 0.1 };
  expect(verdictOf(throughputRows([share])).code).toBe(0);
  expect(verdictOf(throughputRows([{ ...share, gatewayShare: 0.01 }]))).toEqual({
    told: 'OVER  PB7 4 at once: orders by the gateway ÷ raw transactions: 0.01, and may be 0.02 at least\n1 budgets are broken',
    code: 1,
  });
});

test('PB7 · the load plays each request once, and what is not answered as wanted stops it', async () => {
  const heard: string[] = [];
  const server = createServer(async (request, response) => {
    for await (const chunk of request) heard.push(String(chunk));
    response.end('{"outcome":"POSTED"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const prepare = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ path: '/v1/orders', headers: {}, body: `order ${place}` }));
  try {
    const front = { url: `http://127.0.0.1:${port}`, wanted: 'POSTED', prepare };
    expect(await play(front, 4, 20)).toBeGreaterThan(0);
    expect(new Set(heard).size).toBe(20);
    await expect(play({ ...front, wanted: 'DUPLICATE' }, 4, 20)).rejects.toThrow('0 of 20 were answered as wanted');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
