import { instant } from '@quaylai/shared/words/vietnam-time';
import { expect, test } from 'vitest';
import { liveKeys } from '../../src/cloud/secrets.ts';
import { rotationLeadMs, secretsKeptMax, sessionMs, withNewSessionSecret } from '../../src/cloud/session-keyring.ts';
import { issueSession, readSession } from '../../src/http/session.ts';
import { claims } from '../http/claims.ts';

const first = JSON.stringify({ rootKey: 'k'.repeat(64) });
const start = 1_795_000_000_000;
const minute = 60_000;

/** A process that read the secret at `start`, and what the secret is at any later time. */
function process(secretAt: (now: number) => string) {
  let now = start;
  const keys = liveKeys(
    secretAt(start),
    async () => secretAt(now),
    () => instant(now),
  );
  const ringAt = async (moment: number) => {
    now = moment;
    const ring = await keys.sessionKeys?.(instant(moment));
    if (ring === undefined) throw new Error('no keys');
    return ring;
  };
  return {
    sign: async (moment: number) => (await issueSession(await ringAt(moment), claims, instant(moment))).token,
    reads: async (token: string, moment: number) =>
      (await readSession(await ringAt(moment), token, instant(moment))).ok,
  };
}

test('TH5 · while keys rotate, every process reads what any other signs, at every minute', async () => {
  const rotatedAt = start + minute;
  const after = withNewSessionSecret(first, 'n'.repeat(64), instant(rotatedAt));
  const secretAt = (now: number) => (now >= rotatedAt ? after : first);
  const [early, late] = [process(() => secretAt(start)), process(secretAt)];
  for (let at = start; at < start + 50 * minute; at += minute) {
    // One process read the secret just before the rotation and reads it again only when it must.
    const stale = at < rotatedAt + 5 * minute ? early : process(() => secretAt(at));
    for (const [signer, reader] of [
      [late, stale],
      [stale, late],
    ] as const) {
      expect(await reader.reads(await signer.sign(at), at), `minute ${(at - start) / minute}`).toBe(true);
    }
  }
});

test('what the old key signed is worth nothing a session’s life after the new one took over', async () => {
  const after = withNewSessionSecret(first, 'n'.repeat(64), instant(start));
  const overAt = start + rotationLeadMs;
  const rotated = process(() => after);
  const old = await rotated.sign(overAt - 1_000);
  expect(await rotated.reads(old, overAt + sessionMs - 2_000)).toBe(true);
  const forged = await process(() => first).sign(overAt + sessionMs);
  expect(await rotated.reads(forged, overAt + sessionMs + 1_000)).toBe(false);
});

test('a secret keeps three session keys, and one that is broken is refused unseen', () => {
  let text = first;
  for (let time = 0; time < 5; time++) text = withNewSessionSecret(text, `${time}`.repeat(64), instant(start + time));
  expect(JSON.parse(text).sessionSecrets).toHaveLength(secretsKeptMax);
  expect(JSON.parse(text).rootKey).toBe('k'.repeat(64));
  const broken = JSON.stringify({ rootKey: 'k'.repeat(64), sessionSecrets: ['x'] });
  expect(() =>
    liveKeys(
      broken,
      async () => '',
      () => instant(start),
    ),
  ).toThrow('sessionSecrets are broken');
});
