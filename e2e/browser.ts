import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import packed from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const unpackMsMax = 60_000;
const pollMs = 100;

/**
 * The package unpacks itself into the temporary folder on first use, so two test files that start together would read
 * a half-written binary: a lock folder lets one unpack while the others wait.
 */
async function executable(): Promise<string> {
  const lock = join(tmpdir(), 'chromium-unpacking');
  for (const deadline = Date.now() + unpackMsMax; Date.now() < deadline; ) {
    try {
      mkdirSync(lock);
    } catch {
      const stale = existsSync(lock) && Date.now() - statSync(lock).mtimeMs > unpackMsMax;
      if (stale) rmdirSync(lock);
      await pause(pollMs);
      continue;
    }
    try {
      return await packed.executablePath();
    } finally {
      rmdirSync(lock);
    }
  }
  throw new Error('Chromium was not unpacked in time');
}

/** Headless Chromium from npm. The package's own flags are left out: they switch off CORS and site isolation. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? (await executable()),
    headless: true,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none', ...more],
  });
}
