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

const keyNames = ['dataKey', 'hashKey', 'sessionKey', 'qrKey'] as const;
const keyBytes = 32;

/** Reads the secret once per process; a failed read is forgotten, so the next request tries again. */
export function environmentKeys(secretId: string): () => Promise<EnvironmentKeys> {
  // The endpoint, when it is not AWS's own, comes from AWS_ENDPOINT_URL_SECRETS_MANAGER.
  const client = new SecretsManagerClient({ maxAttempts: 3 });
  let read: Promise<EnvironmentKeys> | null = null;
  return () => {
    read ??= client.send(new GetSecretValueCommand({ SecretId: secretId })).then(
      ({ SecretString: text }) => parseKeys(text ?? ''),
      (error: unknown) => {
        read = null;
        throw error;
      },
    );
    return read;
  };
}

/** JSON of four base64 keys of 32 bytes; anything else is a broken deployment and throws, without showing the text. */
export function parseKeys(text: string): EnvironmentKeys {
  const found = readJson(text);
  const keys = keyNames.map((name) => {
    const value = found[name];
    const key = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
    if (key.length !== keyBytes) throw new Error(`the environment secret lacks a ${keyBytes}-byte ${name}`);
    return [name, new Uint8Array(key)] as const;
  });
  return Object.fromEntries(keys) as unknown as EnvironmentKeys;
}

function readJson(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw new Error('the environment secret is not JSON');
  }
}
