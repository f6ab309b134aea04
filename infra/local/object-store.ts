import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { BucketDefinition } from './deployment.ts';

/** S3 in a folder: whole objects by path-style PUT, GET, HEAD and DELETE. */
export interface ObjectStore {
  answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void;
  clear(): void;
}

interface Address {
  bucket: BucketDefinition;
  file: string;
}

export function createObjectStore(folder: string, buckets: readonly BucketDefinition[]): ObjectStore {
  function addressOf(request: IncomingMessage): Address | undefined {
    const [, bucketName = '', ...key] = new URL(request.url ?? '/', 'http://local').pathname.split('/');
    const bucket = buckets.find(({ name }) => name === bucketName);
    // One flat file an object: no key can climb out of the bucket's folder.
    const file = encodeURIComponent(decodeURIComponent(key.join('/')));
    return bucket && file
      ? { bucket, file: join(folder, bucket.name, `${file.replaceAll('.', '%2E')}.object`) }
      : undefined;
  }

  function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const address = addressOf(request);
    if (!address) {
      refuse(response, 404, 'NoSuchBucket');
      return;
    }
    const { origin } = request.headers;
    if (origin && address.bucket.corsOrigins.some((allowed) => allowed === '*' || allowed === origin)) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-allow-methods', 'GET,PUT,HEAD');
      response.setHeader('access-control-allow-headers', '*');
    }
    const { method } = request;
    if (method === 'OPTIONS') response.writeHead(204).end();
    else if (method === 'PUT') put(address, request, body, response);
    else if (method === 'GET' || method === 'HEAD') get(address, request, response);
    else if (method === 'DELETE') remove(address, response);
    else refuse(response, 405, 'MethodNotAllowed');
  }

  return { answer, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

function put({ file }: Address, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
  if (String(request.headers['content-encoding'] ?? '').includes('aws-chunked')) {
    refuse(response, 501, 'NotImplemented');
    return;
  }
  if (request.headers['if-none-match'] === '*' && existsSync(file)) {
    refuse(response, 412, 'PreconditionFailed');
    return;
  }
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, body);
  writeFileSync(`${file}.type`, request.headers['content-type'] ?? 'application/octet-stream');
  response.writeHead(200, { etag: etagOf(body) }).end();
}

function get({ file }: Address, request: IncomingMessage, response: ServerResponse): void {
  if (!existsSync(file)) {
    refuse(response, 404, 'NoSuchKey');
    return;
  }
  const body = readFileSync(file);
  response.writeHead(200, {
    'content-type': readFileSync(`${file}.type`, 'utf8'),
    'content-length': body.length,
    etag: etagOf(body),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function remove({ file }: Address, response: ServerResponse): void {
  rmSync(file, { force: true });
  rmSync(`${file}.type`, { force: true });
  response.writeHead(204).end();
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
