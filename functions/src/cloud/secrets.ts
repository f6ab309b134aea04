import { hkdfSync } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The environment's keys; each has one use. */
export interface EnvironmentKeys {
  /** Wraps each member's data key and seals secrets. */
  readonly dataKey: Uint8Array;
  /** Keys the hashes that people are found by. */
  readonly hashKey: Uint8Array;
  /** Signs sessions. */
  readonly sessionKey: Uint8Array;
  /** Signs QR codes and links. */
  readonly qrKey: Uint8Array;
}

const keyBytes = 32;
/** Base-62 text: 43 characters hold 256 bits. */
const rootKeyLengthMin = 43;

/** Reads the secret once per process; a failed read is forgotten, so the next request tries again. */
export function environmentKeys(secretId: string): () => Promise<EnvironmentKeys> {
  // The endpoint, when it is not AWS's own, comes from AWS_ENDPOINT_URL_SECRETS_MANAGER.
  const client = new SecretsManagerClient({ maxAttempts: 3 });
  let read: Promise<EnvironmentKeys> | null = null;
  return () => {
    read ??= client.send(new GetSecretValueCommand({ SecretId: secretId })).then(
      ({ SecretString: text }) => deriveKeys(text ?? ''),
      (error: unknown) => {
        read = null;
        throw error;
      },
    );
    return read;
  };
}

/**
 * `{"rootKey": "…"}`, as the template generates it, to four keys by HKDF-SHA256, one label each; anything else is a
 * broken deployment and throws, without showing the text.
 */
export function deriveKeys(text: string): EnvironmentKeys {
  const { rootKey } = readJson(text);
  if (typeof rootKey !== 'string' || rootKey.length < rootKeyLengthMin) {
    throw new Error(`the environment secret lacks a rootKey of ${rootKeyLengthMin} characters`);
  }
  const derive = (label: string) => new Uint8Array(hkdfSync('sha256', rootKey, '', label, keyBytes));
  return { dataKey: derive('data'), hashKey: derive('hash'), sessionKey: derive('session'), qrKey: derive('qr') };
}

function readJson(text: string): { readonly rootKey?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    throw new Error('the environment secret is not JSON');
  }
}
