import type { ProblemReply } from '@quaylai/shared/api/route';

export interface Wire {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What came back over the wire; `silent` means that no answer came and nobody knows whether the request arrived. */
export type Reply =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: ProblemReply }
  | { readonly kind: 'silent' };

export type Transport = (wire: Wire) => Promise<Reply>;

const answerMsMax = 10_000;

/** One HTTP request with a deadline. */
export function transportOver(fetch: typeof globalThis.fetch): Transport {
  return async ({ method, url, headers, body }) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), answerMsMax);
    try {
      const response = await fetch(url, {
        method,
        headers,
        signal: stop.signal,
        ...(body === undefined ? {} : { body }),
      });
      const value: unknown = await response.json();
      if (response.ok) return { kind: 'done', value };
      return isProblem(value) ? { kind: 'refused', status: response.status, problem: value } : { kind: 'silent' };
    } catch {
      return { kind: 'silent' };
    } finally {
      clearTimeout(timer);
    }
  };
}

function isProblem(value: unknown): value is ProblemReply {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}
