import { hkdfSync } from 'node:crypto';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { rotationLeadMs, sessionMs } from './session-keyring.ts';

/** The key that seals first; the others only open. */
export type SealingKeys = readonly [Uint8Array, ...Uint8Array[]];

/** What data and QR keys are made of, as `npm run secrets -- rotate-root` adds it to the environment secret. */
export interface DataSecret {
  readonly secret: string;
  /** Seals from then on, in milliseconds; opens before, so that no process meets what it cannot read. */
  readonly from: number;
  /** Everything stored is sealed under it: no older key opens anything any more. */
  readonly alone?: true;
}

/** Ready to use: the derivation is done once, when the secret is read. */
export interface TimedKey extends Omit<DataSecret, 'secret'> {
  readonly key: Uint8Array;
}

/** Where a replacement stands. `DONE`: one key opens everything, and nothing is under way. */
export type RootRotation =
  | { readonly kind: 'DONE' }
  | { readonly kind: 'BEGUN'; readonly sealsFrom: Instant; readonly droppableFrom: Instant };

const keyBytes = 32;

/** Which key seals now, and which open as well: coming ones, and older ones down to the last that stands alone. */
export function sealingKeysAt(rooted: Uint8Array, secrets: readonly TimedKey[], now: Instant): SealingKeys {
  const believed: TimedKey[] = [];
  for (const one of [...secrets].sort((a, b) => b.from - a.from)) {
    believed.push(one);
    if (one.alone) break;
  }
  const last = believed.at(-1);
  if (last?.alone !== true) believed.push({ key: rooted, from: Number.NEGATIVE_INFINITY });
  const sealing = believed.find(({ from }) => from <= now) ?? believed.at(-1);
  const others = believed.filter((one) => one !== sealing);
  return [sealing?.key ?? rooted, ...others.map(({ key }) => key)];
}

export function dataSecretsIn(parts: { readonly dataSecrets?: unknown }): readonly DataSecret[] {
  const { dataSecrets = [] } = parts;
  if (!Array.isArray(dataSecrets) || !dataSecrets.every(isSecret)) {
    throw new Error('the environment secret’s dataSecrets are broken');
  }
  return dataSecrets;
}

/** One key for each use, as from the root. */
export const timedKeyOf = ({ secret, ...rest }: DataSecret, use: 'data' | 'qr'): TimedKey => ({
  ...rest,
  key: new Uint8Array(hkdfSync('sha256', secret, '', use, keyBytes)),
});

/**
 * Where the secret's rotation stands. The older key may go once every session that carries something sealed under it
 * has ended, and every process has long sealed under the newer.
 */
export function rootRotationIn(text: string): RootRotation {
  const [newest] = dataSecretsIn(JSON.parse(text));
  if (newest === undefined || newest.alone) return { kind: 'DONE' };
  const droppableFrom = newest.from + sessionMs + rotationLeadMs;
  return { kind: 'BEGUN', sealsFrom: instant(newest.from), droppableFrom: instant(droppableFrom) };
}

/** The secret with one more data key, which seals from `rotationLeadMs` on; one replacement at a time, or it throws. */
export function withNewDataSecret(text: string, secret: string, now: Instant): string {
  if (rootRotationIn(text).kind !== 'DONE') throw new Error('another data key is on its way already');
  const parts = JSON.parse(text) as Record<string, unknown>;
  const added: DataSecret = { secret, from: now + rotationLeadMs };
  return JSON.stringify({ ...parts, dataSecrets: [added, ...dataSecretsIn(parts)] });
}

/** The secret whose newest data key alone opens. */
export function withNewestDataSecretAlone(text: string): string {
  const parts = JSON.parse(text) as Record<string, unknown>;
  const [newest] = dataSecretsIn(parts);
  if (newest === undefined) throw new Error('no data key was ever added');
  return JSON.stringify({ ...parts, dataSecrets: [{ ...newest, alone: true }] });
}

const isSecret = (one: unknown): one is DataSecret => {
  const { secret, from, alone } = (one ?? {}) as Partial<DataSecret>;
  const isKnown = alone === undefined || alone === true;
  return typeof secret === 'string' && secret.length >= keyBytes && typeof from === 'number' && isKnown;
};
