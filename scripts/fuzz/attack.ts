import { dice } from '../../functions/test/dice.ts';
import { readContract } from './contract.ts';
import { type Drawn, drawer } from './draw.ts';
import { learn } from './learn.ts';
import { openTown, type Town } from './town.ts';

export interface Door {
  readonly url: string;
  /** A request as it fits through. */
  readonly fitted?: (drawn: Drawn) => Drawn;
  close(): void;
}

export interface Attack {
  readonly requests: number;
  readonly seed: number;
  /** Where requests are sent: the town itself, or a proxy before it. Called for every new town. */
  readonly through: (townUrl: string) => Promise<Door>;
  /** What becomes of an answer on its way: a test bends it to see that this is noticed. */
  readonly bent?: (text: string) => string;
}

export interface Findings {
  readonly requests: number;
  readonly operations: number;
  /** Those among them that said yes to somebody. */
  readonly granted: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Answered by the proxy itself, because a request brought no proof at all: these never reached the town. */
  readonly turnedAway: number;
  /** Bodies the contract allows, refused all the same: rules that a schema cannot say. */
  readonly stricter: number;
  readonly wrong: readonly string[];
}

/** People come and go with what a request does; after so many the town is opened anew. */
const requestsPerTown = 1_500;
const lanes = 8;
const wrongMax = 20;
const answerMsMax = 30_000;
/** Straight to the town, nobody in between. */
export const straight: Attack['through'] = async (url) => ({ url, close: () => undefined });

/** Everybody asks everything; what must not come back is named (TH1, TH2, TH3). */
export async function attack({ requests, seed, through, bent = (text) => text }: Attack): Promise<Findings> {
  const contract = readContract();
  const roll = dice(seed);
  const draw = drawer(contract, roll);
  const statuses: Record<string, number> = {};
  const asked = new Set<string>();
  const granted = new Set<string>();
  const wrong: string[] = [];
  let [sent, stricter, turnedAway] = [0, 0, 0];
  while (sent < requests && wrong.length < wrongMax) {
    const town = await openTown(seed + sent);
    const door = await through(town.url);
    const end = Math.min(requests, sent + requestsPerTown);
    const lane = async () => {
      while (sent < end && wrong.length < wrongMax) {
        sent += 1;
        const drawn = draw(town);
        const { status, text } = await send(door, drawn);
        const told = { status, text: bent(text) };
        asked.add(drawn.operation.key);
        statuses[told.status] = (statuses[told.status] ?? 0) + 1;
        const found = wrongIn(town, drawn, told);
        if (found !== null)
          wrong.push(`${described(drawn)}\n  → ${told.status} ${told.text.slice(0, 400)}\n  ${found}`);
        else if (status < 300) {
          granted.add(drawn.operation.key);
          learn(town, parsed(text));
        } else if (isTurnedAway(drawn, text)) turnedAway += 1;
        else if (told.status === 400 && isAllowed(drawn)) stricter += 1;
      }
    };
    try {
      await Promise.all(Array.from({ length: lanes }, lane));
    } finally {
      door.close();
      town.close();
    }
  }
  return { requests: sent, operations: asked.size, granted: granted.size, statuses, stricter, turnedAway, wrong };
}

interface Told {
  readonly status: number;
  readonly text: string;
}

async function send({ url, fitted = (drawn) => drawn }: Door, drawn: Drawn): Promise<Told> {
  const { operation, path, headers, body } = fitted(drawn);
  try {
    const answer = await fetch(`${url}${path}`, {
      method: operation.method,
      headers,
      signal: AbortSignal.timeout(answerMsMax),
      ...(body === null || body === '' ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    return { status: noAnswer, text: String((error as Error).cause ?? error) };
  }
}

const noAnswer = 0;

function wrongIn(town: Town, drawn: Drawn, { status, text }: Told): string | null {
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
const isTurnedAway = ({ headers }: Drawn, text: string): boolean =>
  headers['authorization'] === undefined && text.includes(`${proxyErrors}#UNAUTHORIZED`);

const isAllowed = ({ operation, body }: Drawn): boolean => body !== null && operation.wrongBody(parsed(body)) === null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const described = ({ operation, path, body, headers }: Drawn): string =>
  `${operation.method} ${path} ${headers['idempotency-key'] ?? ''} ${(body ?? '').slice(0, 600)}`;
