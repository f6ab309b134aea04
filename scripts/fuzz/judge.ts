import type { Drawn } from './draw.ts';
import type { Town } from './town.ts';

/** What came back of a request. */
export interface Told {
  readonly status: number;
  readonly text: string;
}

/** Stands for a status when nothing came back. */
export const noAnswer = 0;

export function wrongIn(town: Town, drawn: Drawn, { status, text }: Told): string | null {
  const { operation } = drawn;
  const leaked = town.canaries.find((canary) => text.includes(canary));
  if (leaked !== undefined) return `tells of another shop: ${leaked}`;
  const sent = `${drawn.path} ${drawn.body ?? ''}`;
  const named = Object.values(town.foreign)
    .flat()
    .find((id) => id.length > 6 && text.includes(id) && !sent.includes(id));
  if (named !== undefined && !Object.values(town.own).flat().includes(named)) return `names another shop's ${named}`;
  if (status === noAnswer) return 'no answer at all';
  if (isTurnedAway(drawn, text)) return null;
  if (text.includes(proxyErrors)) return 'the proxy does not know this request, or this answer';
  if (status >= 500) return `${String((town.bugs.at(-1) as Error | undefined)?.stack ?? 'no bug was journalled')}`;
  const body = parsed(text);
  const violation = operation.wrongAnswer(status, body);
  if (violation !== null) return violation;
  const refused = drawn.body === null || status >= 300 ? null : operation.wrongBody(parsed(drawn.body));
  return refused === null ? null : `accepts what the contract forbids: ${refused}`;
}

const proxyErrors = 'stoplight.io/prism/errors';
/** The proxy itself turns away who brings no proof at all. */
export const isTurnedAway = ({ headers }: Drawn, text: string): boolean =>
  headers['authorization'] === undefined && text.includes(`${proxyErrors}#UNAUTHORIZED`);

export const isAllowed = ({ operation, body }: Drawn): boolean =>
  body !== null && operation.wrongBody(parsed(body)) === null;

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const described = ({ operation, path, body, headers }: Drawn): string =>
  `${operation.method} ${path} ${headers['idempotency-key'] ?? ''} ${(body ?? '').slice(0, 600)}`;
