import type { Answer, BridgeCall, BridgeReply } from './bridge-call.ts';
import { actions, cancelledCode, done, failed, type PhoneSettings } from './phone-actions.ts';

export interface Phone {
  /** Answers a call, or says what the person must settle first; call again with their answer. */
  answer(call: BridgeCall, answer?: Answer): BridgeReply;
}

/** Zalo's native side for one person holding one phone: the only thing that is simulated under the real SDK. */
export const createPhone = (settings: PhoneSettings): Phone => ({
  answer(call, answer) {
    if (answer?.kind === 'silent') return { silent: true };
    // The SDK turns these words, not the code, into -1403.
    if (answer?.kind === 'forbidden') return failed(cancelledCode, 'no permission!');
    if (answer?.kind === 'unsupported') return failed(-1404, 'This API is not supported in this version of Zalo');
    return actions[call.action]?.(settings, call.options ?? {}, answer) ?? done();
  },
});
