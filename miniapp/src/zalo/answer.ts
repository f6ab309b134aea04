/** Everything that can go wrong when we ask Zalo for something. Closed: a screen can say a sentence for each. */
export type ZaloProblem =
  | 'denied' // the person said no
  | 'cancelled' // the person closed Zalo's own screen
  | 'timeout' // Zalo never answered
  | 'unsupported' // this Zalo is too old
  | 'forbidden' // Zalo has not approved this permission for our Mini App
  | 'outside-zalo' // no Zalo around us
  | 'unknown';

export type ZaloAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ZaloProblem };

export const answered = <T>(value: T): ZaloAnswer<T> => ({ ok: true, value });
export const refused = (problem: ZaloProblem): ZaloAnswer<never> => ({ ok: false, problem });

const byCode: Readonly<Record<number, ZaloProblem>> = {
  [-201]: 'denied',
  [-1401]: 'denied',
  [-1403]: 'forbidden',
  [-1404]: 'unsupported',
  [-1408]: 'timeout',
  [-2002]: 'denied',
  [-2003]: 'cancelled',
};

/** zmp-sdk rejects with plain objects, never with its own AppError class, so only the number can be trusted. */
export function problemOf(thrown: unknown): ZaloProblem {
  const code = (thrown as { code?: unknown } | null | undefined)?.code;
  return (typeof code === 'number' && byCode[code]) || 'unknown';
}
