import type { ProblemCode } from '@quaylai/shared/words/problems';

/** One request as it is told to operators: ids and outcomes only, never a name, a phone, a token or a body. */
export interface RequestLine {
  readonly requestId: string;
  readonly route: string;
  readonly status: number;
  readonly outcome: 'OK' | 'REPLAYED' | ProblemCode;
  readonly durationMs: number;
  /** Null before the caller was proven. */
  readonly programme: string | null;
}

/** Where requests and bugs are told. */
export interface Journal {
  request(line: RequestLine): void;
  bug(error: unknown, at: { readonly requestId: string; readonly route: string }): void;
}
