import { createServer, type Server, type ServerResponse } from 'node:http';
import { runInNewContext } from 'node:vm';
import type { BehaviourDefinition, DistributionDefinition } from './deployment.ts';
import type { ObjectFolder } from './object-folder.ts';

export interface WebSiteSettings {
  readonly distribution: DistributionDefinition;
  readonly objects: ObjectFolder;
  /** What pages may call on this machine, beside what the template says. */
  readonly connectsTo: () => readonly string[];
}

/** CloudFront before its buckets: the behaviour that fits a path, its code, its headers. Nothing is cached. */
export function createWebSite({ distribution, objects, connectsTo }: WebSiteSettings): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    const asked = pathname === '/' ? `/${distribution.rootObject}` : pathname;
    const behaviour = distribution.behaviours.find(({ pattern }) => fits(pattern, pathname));
    if (behaviour === undefined) return void response.writeHead(404).end();
    const key = keyOf(behaviour, asked);
    const found = objects.get(behaviour.bucket, key);
    say(response, behaviour, connectsTo());
    // Who may not list a bucket is not told that an object is missing.
    if (found === null) return void response.writeHead(403, { 'content-type': 'application/xml' }).end();
    response.writeHead(200, {
      'content-type': found.contentType,
      'content-length': found.body.length,
      etag: found.etag,
      ...(found.cacheControl === null ? {} : { 'cache-control': found.cacheControl }),
    });
    response.end(request.method === 'HEAD' ? undefined : found.body);
  });
}

function fits(pattern: string, path: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^/?${escaped}$`).test(path);
}

function keyOf({ code }: BehaviourDefinition, path: string): string {
  if (code === null) return decodeURIComponent(path).slice(1);
  const run = runInNewContext(`${code}; handler`) as (event: unknown) => { uri: string };
  return decodeURIComponent(run({ request: { uri: path, headers: {}, querystring: {} } }).uri).slice(1);
}

function say(response: ServerResponse, { headers }: BehaviourDefinition, connectsTo: readonly string[]): void {
  for (const [name, value] of Object.entries(headers)) {
    const here = value.replace(/connect-src ([^;]*)/, (all) => [all, ...connectsTo].join(' '));
    response.setHeader(name, name === 'content-security-policy' ? here : value);
  }
}
