/**
 * The path under /zapps/<id> that a Zalo link opens, with its query: `https://zalo.me/s/<id>/rewards?x=1` → `/rewards?x=1`.
 * Undefined for a link of another Mini App or no Mini App link at all; a bare path is taken as it is.
 */
export function deepLinkPath(link: string, miniAppId: string): string | undefined {
  if (link.startsWith('/')) return link;
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  const prefix = [`/s/${miniAppId}`, `/app/link/zapps/${miniAppId}`].find(
    (start) => url.pathname === start || url.pathname.startsWith(`${start}/`),
  );
  if (url.hostname !== 'zalo.me' || prefix === undefined) return undefined;
  return `${url.pathname.slice(prefix.length) || '/'}${url.search}`;
}
