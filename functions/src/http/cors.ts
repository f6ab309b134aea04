/** The Mini App's own origins: Android serves it from the first, iOS from the second. */
export const miniAppOrigins = ['https://h5.zdn.vn', 'zbrowser://h5.zdn.vn'] as const;

const preflightSecondsMax = 7_200;

export type Headers = Readonly<Record<string, string>>;

/**
 * API Gateway documents http and https origins only, so CORS is answered here (decisions 21): exactly one known origin
 * is echoed, an unknown one gets none. `Vary` always, or a cache would hand one origin's answer to another.
 */
export function corsHeaders(origin: string | undefined, origins: readonly string[]): Headers {
  if (origin === undefined || !origins.includes(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'Idempotent-Replay, Retry-After',
  };
}

export function preflightHeaders(origin: string | undefined, origins: readonly string[]): Headers {
  const allowed = corsHeaders(origin, origins);
  if (allowed['access-control-allow-origin'] === undefined) return allowed;
  return {
    ...allowed,
    'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key',
    'access-control-max-age': String(preflightSecondsMax),
  };
}
