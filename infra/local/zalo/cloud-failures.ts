import { setTimeout as pause } from 'node:timers/promises';
import { outsideVietnam, proofInvalid, sessionInvalid } from './cloud-graph.ts';
import { type CloudReply, type CloudRequest, zaloError } from './cloud-request.ts';

export const failureKinds = [
  'ip-outside-vietnam',
  'expired-token',
  'foreign-app',
  'invalid-proof',
  'message-refused',
  'slow',
  'down',
  'http-500',
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface Failure {
  readonly kind: FailureKind;
  /** For `slow`: how long an answer takes. */
  readonly delayMs: number;
  /** For `message-refused`: Zalo's code, for example -213 (not a follower). */
  readonly code: number;
  /** How many more calls fail. */
  readonly times: number;
}

const isMessage = ({ host, method }: CloudRequest) => method === 'POST' && (host === 'openapi' || host === 'business');

/** What a failing Zalo answers, or undefined when this call is to be answered as usual. */
export async function failedReply(failure: Failure, request: CloudRequest): Promise<CloudReply | undefined> {
  const onGraph = request.host === 'graph';
  switch (failure.kind) {
    case 'slow':
      await pause(failure.delayMs);
      return undefined;
    case 'down':
      return 'reset';
    case 'http-500':
      return { status: 500, body: { error: -100, message: 'Internal server error' } };
    case 'ip-outside-vietnam':
      return onGraph ? outsideVietnam : undefined;
    case 'invalid-proof':
      return onGraph ? proofInvalid : undefined;
    // A token of another Zalo App cannot match a proof made with our secret: to the server the two look the same.
    case 'foreign-app':
      return onGraph ? proofInvalid : undefined;
    case 'expired-token':
      if (onGraph) return sessionInvalid;
      return isMessage(request)
        ? zaloError(request.host === 'business' ? -124 : -216, 'Access token has expired')
        : undefined;
    case 'message-refused':
      return isMessage(request) ? zaloError(failure.code, 'Message refused') : undefined;
  }
}
