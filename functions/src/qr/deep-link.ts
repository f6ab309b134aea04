/** Zalo's camera opens it in the Mini App; the app's own scanner reads the same text. */
export function deepLink(miniAppId: string, token: string): string {
  return `https://zalo.me/s/${miniAppId}/?q=${token}`;
}

const rawTokenPattern = /^[a-z]\d\.[A-Za-z0-9_.-]+$/;
// Zalo appends its own parameters while testing, and older posters carry the older path (zalo-platform.md 6.2).
const pathPatterns = [/^\/s\/(\d{1,30})(?:\/.*)?$/, /^\/app\/link\/zapps\/(\d{1,30})(?:\/.*)?$/];

/** The token inside what was scanned: bare, or in a link to this Mini App and no other; null when there is none. */
export function parseScanned(content: string, miniAppId: string): string | null {
  const text = content.trim();
  if (rawTokenPattern.test(text)) return text;
  if (!URL.canParse(text)) return null;
  const link = new URL(text);
  if (link.protocol !== 'https:' || link.host !== 'zalo.me' || link.username !== '') return null;
  const named = pathPatterns.map((pattern) => pattern.exec(link.pathname)?.[1]).find((id) => id !== undefined);
  const token = link.searchParams.get('q');
  return named === miniAppId && token !== null && rawTokenPattern.test(token) ? token : null;
}
