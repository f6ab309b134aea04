import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** One secret, as an operator reads and replaces it. */
export interface SecretStore {
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** `endpoint` null is AWS itself. */
export function secretStore(secretId: string, endpoint: string | null): SecretStore {
  const client = new SecretsManagerClient(endpoint === null ? {} : { endpoint });
  return {
    read: async () => (await client.send(new GetSecretValueCommand({ SecretId: secretId }))).SecretString ?? '',
    write: async (text) =>
      void (await client.send(new PutSecretValueCommand({ SecretId: secretId, SecretString: text }))),
  };
}
