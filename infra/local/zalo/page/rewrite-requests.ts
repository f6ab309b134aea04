/** Sends requests for the listed prefixes elsewhere: no browser flag, no proxy, and the built app stays as shipped. */
export function rewriteRequests(rewrites: readonly (readonly [from: string, to: string])[]): void {
  if (rewrites.length === 0) return;
  const rewritten = (url: string): string => {
    const match = rewrites.find(([from]) => url.startsWith(from));
    return match ? match[1] + url.slice(match[0].length) : url;
  };

  const browserFetch = window.fetch;
  window.fetch = (input, init) => {
    if (input instanceof Request) {
      const url = rewritten(input.url);
      return browserFetch(url === input.url ? input : new Request(url, input), init);
    }
    return browserFetch(rewritten(String(input)), init);
  };

  const open = XMLHttpRequest.prototype.open as (...rest: unknown[]) => void;
  XMLHttpRequest.prototype.open = function (
    this: XMLHttpRequest,
    method: string,
    url: string | URL,
    ...rest: unknown[]
  ) {
    open.call(this, method, rewritten(String(url)), ...(rest.length > 0 ? rest : [true]));
  } as typeof XMLHttpRequest.prototype.open;
}
