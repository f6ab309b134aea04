import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { expect, test } from 'vitest';
import { signedHeaders } from '../../src/cloud/object-request.ts';
import { sign } from '../../src/cloud/signature.ts';
import { dice, printedSeed } from '../dice.ts';

type Source = string | ArrayBuffer | ArrayBufferView;

class Sha256 {
  readonly #hash;
  constructor(secret?: Source) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Buffer);
  }
  update(data: Source): void {
    this.#hash.update(data as Buffer);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }
}

test('a request carries, header for header, what AWS’s own signer makes of it at that moment', async () => {
  const roll = dice(printedSeed());
  const text = () => Math.floor(roll() * 1e12).toString(36);
  for (let each = 0; each < 50; each++) {
    const region = ['ap-southeast-1', 'eu-central-1'][Math.floor(roll() * 2)] ?? '';
    const session = roll() < 0.5 ? { sessionToken: `${text()}/+=${text()}` } : {};
    const credentials = { accessKeyId: text(), secretAccessKey: text(), ...session };
    const service = roll() < 0.5 ? 'dynamodb' : 'secretsmanager';
    const host = roll() < 0.5 ? `${service}.${region}.amazonaws.com` : '127.0.0.1:8000';
    const contentType = 'application/x-amz-json-1.0';
    const request = {
      service,
      host,
      contentType,
      target: `T.${text()}`,
      body: JSON.stringify({ tên: 'Đặng', [text()]: 1 }),
    };
    const nowMs = Math.floor(roll() * 4e12);

    const { authorization, ...headers } = sign(request, { region, credentials }, nowMs);

    const signer = new SignatureV4({ service, region, credentials, sha256: Sha256, applyChecksum: false });
    const { 'x-amz-date': _, 'x-amz-security-token': __, ...unsigned } = headers;
    const asked = {
      method: 'POST',
      protocol: 'https:',
      hostname: host,
      path: '/',
      headers: unsigned,
      body: request.body,
    };
    const signed = await signer.sign(asked, { signingDate: new Date(nowMs) });
    expect({ ...headers, authorization }).toEqual(signed.headers);
  }
});

test('so does a request for an object or a list of them, its condition and what it weighs signed with it', async () => {
  const roll = dice(printedSeed());
  const cases = [
    ['GET', '/coffee/2026-11-22/07.jsonl', {}],
    ['PUT', '/coffee/2026-11-22/07.jsonl', {}],
    ['DELETE', '/p/coffee/0a.webp', {}],
    ['GET', '/', { prefix: 'p/coffee/', 'list-type': '2', 'continuation-token': '1Ab+/=' }],
  ] as const;
  for (const [method, path, query] of cases) {
    const url = new URL(path, 'https://anchors.s3.ap-southeast-1.amazonaws.com');
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const credentials = { accessKeyId: 'AK', secretAccessKey: String(roll()), sessionToken: 'a/+=b' };
    const body = method === 'PUT' ? '["tên",1]\n' : '';
    const nowMs = Math.floor(roll() * 4e12);
    const account = { region: 'ap-southeast-1', credentials };
    const { authorization, ...headers } = signedHeaders(
      { method, url, body, headers: { 'if-none-match': '*' } },
      account,
      nowMs,
    );
    const signer = new SignatureV4({
      service: 's3',
      region: 'ap-southeast-1',
      credentials,
      sha256: Sha256,
      uriEscapePath: false,
    });
    const { 'x-amz-date': _, 'x-amz-security-token': __, ...unsigned } = headers;
    const asked = { method, protocol: 'https:', hostname: url.host, path, query, headers: unsigned, body };
    const signed = await signer.sign(asked, { signingDate: new Date(nowMs) });
    expect({ ...headers, authorization }).toEqual(signed.headers);
  }
});
