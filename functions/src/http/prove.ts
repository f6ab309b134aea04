import type { Route } from '@quaylai/shared/api/route';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import type { Caller } from './handler.ts';
import type { RawRequest } from './raw-request.ts';

/**
 * Finds out who asks: from our own session token, or from a signature over the raw body. One per function.
 * Problems: UNAUTHENTICATED, SESSION_EXPIRED; BAD_SIGNATURE.
 */
export type Prove<Context> = (raw: RawRequest, route: Route, context: Context) => Promise<Result<Caller, Problem>>;
