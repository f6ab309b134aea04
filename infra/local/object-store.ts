import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BucketDefinition } from './deployment.ts';
import type { ObjectFolder } from './object-folder.ts';
import { type ObjectRefusal, readForm } from './post-form.ts';
import { isAllowed, type Statement } from './role-policies.ts';

/** S3 in a folder: whole objects by path-style PUT, GET, HEAD and DELETE, lists, and forms that a function signed. */
export interface ObjectStore {
  answer(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void>;
  clear(): void;
}

export interface ObjectStoreSettings {
  readonly folder: ObjectFolder;
  readonly buckets: readonly BucketDefinition[];
  /** Function name → its role's statements; who is not in it passes. */
  readonly policies: ReadonlyMap<string, readonly Statement[]>;
  readonly now: () => Date;
  readonly onRefused: (text: string) => void;
}

const actions: Readonly<Record<string, string>> = {
  PUT: 's3:PutObject',
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  DELETE: 's3:DeleteObject',
};

export function createObjectStore(settings: ObjectStoreSettings): ObjectStore {
  const { folder, buckets, policies, now, onRefused } = settings;

  /** The caller's name is its access key; a bucket is private, so that there must be one. */
  function mayNot(caller: string | null, action: string, resource: string): ObjectRefusal | null {
    const statements = caller === null ? [] : policies.get(caller);
    const want = { action, resource, leadingKeys: [] };
    if (statements === undefined || isAllowed(statements, want)) return null;
    onRefused(`${caller ?? 'nobody'} is not authorized to perform: ${action} on ${resource}`);
    return { status: 403, code: 'AccessDenied', message: 'Access Denied' };
  }

  async function post(bucket: BucketDefinition, request: IncomingMessage, body: Buffer, response: ServerResponse) {
    const form = await readForm(request.headers['content-type'] ?? '', body, bucket.name, now());
    if ('code' in form) return refuse(response, form);
    const denied = mayNot(form.caller, 's3:PutObject', `${bucket.arn}/${form.key}`);
    if (denied !== null) return refuse(response, denied);
    const { key, file, contentType } = form;
    const etag = folder.put(bucket.name, key, { body: file, contentType, cacheControl: null });
    response.writeHead(204, { etag }).end();
  }

  async function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
    const [, bucketName = '', ...path] = pathname.split('/');
    const bucket = buckets.find(({ name }) => name === bucketName);
    if (bucket === undefined) return refuse(response, { status: 404, code: 'NoSuchBucket', message: 'No such bucket' });
    allowOrigin(bucket, request, response);
    const { method = 'GET' } = request;
    const key = path.map(decodeURIComponent).join('/');
    if (method === 'OPTIONS') return void response.writeHead(204).end();
    if (method === 'POST' && key === '') return post(bucket, request, body, response);
    if (method === 'GET' && key === '' && searchParams.get('list-type') === '2') {
      const unseen = mayNot(callerOf(request), 's3:ListBucket', bucket.arn);
      return unseen === null ? list(folder, bucket.name, searchParams, response) : refuse(response, unseen);
    }
    const action = actions[method];
    if (action === undefined || key === '') return refuse(response, notAllowed);
    const denied = mayNot(callerOf(request), action, `${bucket.arn}/${key}`);
    if (denied !== null) return refuse(response, denied);
    if (method === 'PUT') put(folder, bucket.name, key, request, body, response);
    else if (method === 'DELETE') {
      folder.remove(bucket.name, key);
      response.writeHead(204).end();
    } else if (folder.get(bucket.name, key) === null) {
      // Who may not list a bucket is not told that an object is missing.
      refuse(response, mayNot(callerOf(request), 's3:ListBucket', bucket.arn) ?? missing);
    } else get(folder, bucket.name, key, method, response);
  }

  return { answer, clear: folder.clear };
}

const missing: ObjectRefusal = { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' };
const notAllowed: ObjectRefusal = { status: 405, code: 'MethodNotAllowed', message: 'Not allowed on this resource' };

function allowOrigin({ cors }: BucketDefinition, request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  const method = request.headers['access-control-request-method'] ?? request.method ?? '';
  if (origin === undefined || !cors.methods.includes(method)) return;
  const allowed = cors.origins.includes('*') ? '*' : cors.origins.find((one) => one === origin);
  if (allowed === undefined) return;
  response.setHeader('access-control-allow-origin', allowed);
  response.setHeader('access-control-allow-methods', cors.methods.join(', '));
  response.setHeader('access-control-allow-headers', cors.headers.join(', '));
}

const callerOf = ({ headers }: IncomingMessage): string | null =>
  /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? null;

function put(
  folder: ObjectFolder,
  bucket: string,
  key: string,
  { headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  if (String(headers['content-encoding'] ?? '').includes('aws-chunked')) {
    refuse(response, { status: 501, code: 'NotImplemented', message: 'Send the object as a whole' });
    return;
  }
  if (headers['if-none-match'] === '*' && folder.get(bucket, key) !== null) {
    refuse(response, { status: 412, code: 'PreconditionFailed', message: 'It is there already' });
    return;
  }
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  const etag = folder.put(bucket, key, { body, contentType, cacheControl: headers['cache-control'] ?? null });
  response.writeHead(200, { etag }).end();
}

function list(folder: ObjectFolder, bucket: string, asked: URLSearchParams, response: ServerResponse): void {
  const after = asked.get('continuation-token') ?? '';
  const found = folder.list(bucket, asked.get('prefix') ?? '').filter(({ key }) => key > after);
  const page = found.slice(0, Number(asked.get('max-keys') ?? 1000));
  const last = page.at(-1)?.key;
  const next = page.length < found.length ? `<NextContinuationToken>${last}</NextContinuationToken>` : '';
  const contents = page.map(
    ({ key, storedAt }) =>
      `<Contents><Key>${key}</Key><LastModified>${storedAt.toISOString()}</LastModified></Contents>`,
  );
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult>${next}${contents.join('')}</ListBucketResult>`,
  );
}

function get(folder: ObjectFolder, bucket: string, key: string, method: string, response: ServerResponse): void {
  const found = folder.get(bucket, key);
  if (found === null) throw new Error('an object that is not there');
  const { body, contentType, cacheControl, etag } = found;
  response.writeHead(200, {
    'content-type': contentType,
    'content-length': body.length,
    etag,
    ...(cacheControl === null ? {} : { 'cache-control': cacheControl }),
  });
  response.end(method === 'HEAD' ? undefined : body);
}

function refuse(response: ServerResponse, { status, code, message }: ObjectRefusal): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
}
