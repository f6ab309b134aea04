import { miniAppId } from '../zalo/system.ts';

/** The parameter that our own QR links carry. */
const parameter = 'qr';

/** Zalo's camera opens a QR as a deep link: the same text that our scanner would have read, or null. */
export function scannedFromLink({ pathname, search }: { pathname: string; search: string }): string | null {
  const content = new URLSearchParams(search).get(parameter);
  return content === null
    ? null
    : `https://zalo.me/s/${miniAppId()}${pathname}?${parameter}=${encodeURIComponent(content)}`;
}
