import { createHmac } from 'node:crypto';
import { relayedHeader, relaySignatureHeader, relayText, relayTimeHeader } from '@quaylai/shared/api/relay';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { type Dispatch, graphOver, type ZaloGraph } from './graph.ts';

export interface RelaySettings {
  /** Without a trailing slash; https, but on this machine. */
  readonly baseUrl: string;
  /** The environment's relay key, which the relay holds as well. */
  readonly key: Uint8Array;
  readonly clock: () => Instant;
}

/**
 * Zalo's Graph by way of our relay in Vietnam: Zalo tells servers outside no personal data (error -501). What the relay
 * itself answers, a wrong signature say, is never taken for Zalo's word about a person.
 */
export function relayGraph({ baseUrl, key, clock }: RelaySettings): ZaloGraph {
  const dispatch: Dispatch = async (path, headers, signal) => {
    const time = String(clock());
    const text = relayText({ time, method: 'GET', path, headers });
    const signature = createHmac('sha256', key).update(text).digest('hex');
    const signed = { ...headers, [relayTimeHeader]: time, [relaySignatureHeader]: signature };
    const response = await fetch(`${baseUrl}${path}`, { headers: signed, redirect: 'error', signal });
    return response.headers.has(relayedHeader) ? response : null;
  };
  return graphOver(dispatch);
}
