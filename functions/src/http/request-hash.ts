import { createHash } from 'node:crypto';

/**
 * What an idempotency key stands for (C1.5): method and address as matched, with the values in its path, and the
 * body's bytes. The address is built from the route key because `rawPath` may or may not arrive percent-decoded.
 */
export function requestHash(routeKey: string, params: Readonly<Record<string, string>>, body: Uint8Array): string {
  const address = routeKey.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return createHash('sha256').update(address).update('\n').update(body).digest('base64url');
}
