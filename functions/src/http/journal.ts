import type { ProblemCode } from '@quaylai/shared/words/problems';

/** One request as it is told to operators: ids and outcomes only, never a name, a phone, a token or a body. */
export interface RequestLine {
  readonly requestId: string;
  /** As the spine writes it, with the names of its parameters and not what they were. */
  readonly route: string;
  readonly status: number;
  readonly outcome: 'OK' | 'REPLAYED' | ProblemCode;
  readonly durationMs: number;
  /** Null before the caller was proven. */
  readonly programme: string | null;
  /** DynamoDB's, as it counted them itself. */
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Where requests and bugs are told. */
export interface Journal {
  request(line: RequestLine): void;
  bug(error: unknown, at: { readonly requestId: string; readonly route: string }): void;
}
