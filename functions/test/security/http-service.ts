import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { type Service, tokenOf } from '../caller.ts';
import type { TestWorld } from '../engine.ts';
import { type Asked, eventFor } from '../events.ts';

/** The same questions as `serviceOf` answers in this process, asked over HTTP of whatever listens there. */
export function httpService(world: TestWorld, baseUrl: string): Pick<Service, 'ask' | 'askWith'> {
  const askWith: Service['askWith'] = async (token, key, asked = {}) => {
    const response = await fetch(...requestFor(baseUrl, token, key, asked));
    const text = await response.text();
    const body = JSON.parse(text);
    return { status: response.status, headers: Object.fromEntries(response.headers), reply: body, problem: body, text };
  };
  const ask: Service['ask'] = async (who, key, asked) =>
    askWith(who === null ? undefined : await tokenOf(world, who), key, asked);
  return { ask, askWith };
}

function requestFor(
  baseUrl: string,
  token: string | undefined,
  key: KnownRouteKey,
  asked: Asked,
): [string, RequestInit] {
  const { rawPath, rawQueryString, headers, body, requestContext } = eventFor(key, { token, ...asked });
  const query = rawQueryString === '' ? '' : `?${rawQueryString}`;
  const method = requestContext.http.method;
  return [`${baseUrl}${rawPath}${query}`, { method, headers, ...(body === undefined ? {} : { body }) } as RequestInit];
}
