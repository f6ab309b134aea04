import { createServer } from 'node:http';
import { deriveKeys } from '@quaylai/functions/cloud/secrets';

const rootKey = 'bench'.repeat(10);

/** What the functions derive from the secret that they are served here. */
export const benchKeys = deriveKeys(JSON.stringify({ rootKey }));

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a function finds around it: a table on an engine, and nothing else that is real. */
export const functionEnvironment = (
  { name, endpoint }: { readonly name: string; readonly endpoint: string },
  secretsUrl: string,
): Environment => ({
  ...process.env,
  TABLE_NAME: name,
  ENVIRONMENT_SECRET: 'bench',
  FILE_BUCKET: 'bench',
  WEB_URL: 'https://bench.example',
  AWS_REGION: 'ap-southeast-1',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsUrl,
});

/** The one secret that a function asks for. */
export async function serveSecret() {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ Name: 'bench', SecretString: JSON.stringify({ rootKey }) }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
