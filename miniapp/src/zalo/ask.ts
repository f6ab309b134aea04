import { answered, problemOf, refused, type ZaloAnswer, type ZaloProblem } from './answer.ts';

/** Zalo answers by itself. */
export const machineMsMax = 8_000;
/** A person reads a consent sheet or aims a camera. */
export const personMsMax = 60_000;

/** The SDK fakes success on localhost and hangs elsewhere, so we look at the address before asking anything. */
export function insideZalo(at: { hostname: string; pathname: string } = window.location): boolean {
  return at.hostname.includes('h5.zdn.vn') && at.pathname.startsWith('/zapps');
}

/** Asks the SDK once. Its promises may never settle, so every question has a deadline. */
export async function ask<T>(
  question: () => Promise<T>,
  msMax: number,
  tell: (thrown: unknown) => ZaloProblem = problemOf,
): Promise<ZaloAnswer<T>> {
  if (!insideZalo()) return refused('outside-zalo');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<ZaloAnswer<T>>((settle) => {
    timer = setTimeout(() => settle(refused('timeout')), msMax);
  });
  try {
    return await Promise.race([question().then(answered), silence]);
  } catch (thrown) {
    return refused(tell(thrown));
  } finally {
    clearTimeout(timer);
  }
}
