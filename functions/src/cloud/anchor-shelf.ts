import { type Account, lambdaAccount } from './aws-account.ts';
import { askForObject } from './object-request.ts';

const stored = 200;
const notThere = 404;
const thereAlready = 412;

/** Texts in a bucket whose objects cannot be replaced or deleted; the first under a name stands. */
export function openAnchorShelf(bucket: string) {
  const ask = (method: 'GET' | 'PUT', name: string, body = '') => {
    const account = lambdaAccount(process.env);
    const headers = method === 'PUT' ? { 'if-none-match': '*', 'content-type': 'application/x-ndjson' } : {};
    return askForObject({ method, url: addressOf(bucket, name, account), body, headers }, account, Date.now());
  };
  return {
    keep: async (name: string, text: string): Promise<void> => {
      const { status } = await ask('PUT', name, text);
      if (status !== stored && status !== thereAlready) throw new Error(`an anchor was not kept: ${status}`);
    },
    read: async (name: string): Promise<string | null> => {
      const answer = await ask('GET', name);
      if (answer.status === notThere) return null;
      if (answer.status !== stored) throw new Error(`an anchor could not be read: ${answer.status}`);
      return answer.text();
    },
  };
}

/** By path where the environment names an endpoint, as this machine's does; by host at AWS. */
function addressOf(bucket: string, name: string, { region }: Account): URL {
  const endpoint = process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'];
  return new URL(
    endpoint === undefined ? `https://${bucket}.s3.${region}.amazonaws.com/${name}` : `${endpoint}/${bucket}/${name}`,
  );
}
