import type { RouteDefinition } from './deployment.ts';

export interface RouteMatch {
  route: RouteDefinition;
  pathParameters: Record<string, string>;
}

interface Candidate {
  route: RouteDefinition;
  method: string;
  parts: string[];
  rank: string;
}

/** Finds the route an HTTP API would: exact before {x} before {x+} before $default, a method before ANY. */
export function createRouteTable(
  routes: readonly RouteDefinition[],
): (method: string, path: string) => RouteMatch | null {
  const candidates = routes
    .filter(({ routeKey }) => routeKey !== '$default')
    .map(toCandidate)
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  return (method, path) => {
    const segments = path.split('/').slice(1);
    for (const { route, method: wanted, parts } of candidates) {
      if (wanted !== 'ANY' && wanted !== method) continue;
      const pathParameters = matchParts(parts, segments);
      if (pathParameters) return { route, pathParameters };
    }
    return fallback ? { route: fallback, pathParameters: {} } : null;
  };
}

function toCandidate(route: RouteDefinition): Candidate {
  const [method = '', path = ''] = route.routeKey.split(' ');
  const parts = path.split('/').slice(1);
  const rank = parts.map((part) => (part.endsWith('+}') ? '3' : part.startsWith('{') ? '2' : '1')).join('');
  return { route, method, parts, rank: `${rank}${method === 'ANY' ? '~ANY' : '~'}` };
}

function matchParts(parts: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const parameters: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const segment = segments[at];
    if (part.endsWith('+}')) {
      const rest = segments.slice(at).join('/');
      return rest ? { ...parameters, [part.slice(1, -2)]: decode(rest) } : null;
    }
    if (segment === undefined) return null;
    if (!part.startsWith('{')) {
      if (part !== segment) return null;
    } else if (segment === '') return null;
    else parameters[part.slice(1, -1)] = decode(segment);
  }
  return parts.length === segments.length ? parameters : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
