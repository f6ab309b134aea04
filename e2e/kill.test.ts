import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshSynthesis } from '../scripts/fresh.ts';
import { runKillTest } from '../scripts/kill-test/run.ts';

/** The short form of `npm run kill-test`: what dies when is chance; what must hold afterwards is exact. */
test('Q1 Q4 · eight processes die under load: nothing promised is lost, nothing is posted twice', async () => {
  await freshSynthesis();
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  try {
    const { kills, members, entries } = await runKillTest(folder, { seed: 4, kills: 8 });
    expect(kills.function + kills.engine).toBe(8);
    expect(kills.engine).toBeGreaterThan(0);
    expect(members).toBeGreaterThanOrEqual(10);
    expect(entries).toBeGreaterThan(10);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
