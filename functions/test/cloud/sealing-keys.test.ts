import { randomBytes } from 'node:crypto';
import type { ProgrammeId } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { expect, test } from 'vitest';
import {
  dataSecretsIn,
  rootRotationIn,
  sealingKeysAt,
  timedKeyOf,
  withNewDataSecret,
  withNewestDataSecretAlone,
} from '../../src/cloud/sealing-keys.ts';
import { deriveKeys, liveKeys } from '../../src/cloud/secrets.ts';
import { rotationLeadMs } from '../../src/cloud/session-keyring.ts';
import { provenProgramme } from '../../src/ledger/programme.ts';
import { type QrSeal, sealFields, unsealFields } from '../../src/qr/seal.ts';
import { openWith, seal } from '../../src/records/seal.ts';

const first = JSON.stringify({ rootKey: 'k'.repeat(64) });
const start = 1_795_000_000_000;
const minute = 60_000;
const second = withNewDataSecret(first, 'n'.repeat(64), instant(start + minute));

/** A process as it works at a moment: it read the secret at most five minutes ago, or just now. */
function processAt(secretAt: (now: number) => string) {
  let now = start;
  const keys = liveKeys(
    secretAt(start),
    async () => secretAt(now),
    () => instant(now),
  );
  return async (moment: number) => {
    now = moment;
    await keys.freshen?.(instant(moment));
    return keys.dataKeys;
  };
}

test('ADR 0121 · while the data key is replaced, every process opens what any other seals, at every minute', async () => {
  const secretAt = (now: number) => (now >= start + minute ? second : first);
  const early = processAt(secretAt);
  for (let at = start; at < start + 40 * minute; at += minute) {
    const [old, fresh] = [await early(at), await processAt(() => secretAt(at))(at)];
    for (const [sealing, opening] of [
      [old, fresh],
      [fresh, old],
    ] as const) {
      const sealed = seal({ randomBytes }, sealing[0], 'here', 'Minh');
      expect(openWith(opening, 'here', sealed).toString(), `minute ${(at - start) / minute}`).toBe('Minh');
    }
  }
});

test('a code from before opens while both keys are believed, and only a poster after', () => {
  const programme = provenProgramme('ca-phe' as ProgrammeId, 'OPERATOR');
  const at = (text: string, now: number): QrSeal => ({
    programme,
    keys: liveKeys(
      text,
      async () => text,
      () => instant(now),
    ),
  });
  const before = at(first, start);
  const [invitation, poster] = (['invitation', 'store'] as const).map((kind) => sealFields(before, kind, ['ID']));
  if (invitation === undefined || poster === undefined) throw new Error('no codes');
  const during = at(second, start + 20 * minute);
  expect(unsealFields(during, 'invitation', invitation)).toEqual(['ID']);
  expect(sealFields(during, 'invitation', ['ID'])).not.toBe(invitation);
  // A process that knows the coming key and does not sign with it yet.
  expect(unsealFields(at(second, start + 2 * minute), 'invitation', sealFields(during, 'invitation', ['ID']))).toEqual([
    'ID',
  ]);
  const after = at(withNewestDataSecretAlone(second), start + 90 * minute);
  expect(unsealFields(after, 'invitation', invitation)).toBeNull();
  expect(unsealFields(after, 'store', poster)).toEqual(['ID']);
});

test('the new key seals from a quarter of an hour on, and the root’s opens until the new one stands alone', () => {
  const rooted = deriveKeys(first).dataKeys[0];
  const ring = (text: string, at: number) =>
    sealingKeysAt(
      rooted,
      dataSecretsIn(JSON.parse(text)).map((one) => timedKeyOf(one, 'data')),
      instant(at),
    );
  const from = start + minute + rotationLeadMs;
  const [fresh] = ring(second, from);
  expect(ring(second, from - 1)).toEqual([rooted, fresh]);
  expect(ring(second, from)).toEqual([fresh, rooted]);
  const alone = withNewestDataSecretAlone(second);
  expect(ring(alone, from)).toEqual([fresh]);
  // A clock behind the secret's: whatever it says, the one key there is seals.
  expect(ring(alone, start)).toEqual([fresh]);

  const third = withNewDataSecret(alone, 'm'.repeat(64), instant(from));
  const later = ring(third, from + rotationLeadMs);
  expect(later).toHaveLength(2);
  expect(later[1]).toEqual(fresh);
  expect(later).not.toContainEqual(rooted);
});

test('one replacement at a time, which says when its next step may be', () => {
  expect(rootRotationIn(first)).toEqual({ kind: 'DONE' });
  expect(rootRotationIn(second)).toEqual({
    kind: 'BEGUN',
    sealsFrom: start + 16 * minute,
    droppableFrom: start + 61 * minute,
  });
  expect(() => withNewDataSecret(second, 'x'.repeat(64), instant(start))).toThrow('on its way already');
  expect(rootRotationIn(withNewestDataSecretAlone(second))).toEqual({ kind: 'DONE' });
  expect(() => withNewestDataSecretAlone(first)).toThrow('no data key');
  const broken = JSON.stringify({ rootKey: 'k'.repeat(64), dataSecrets: [{ secret: 'short', from: 1 }] });
  const reading = () =>
    liveKeys(
      broken,
      async () => broken,
      () => instant(start),
    );
  expect(reading).toThrow('dataSecrets are broken');
});
