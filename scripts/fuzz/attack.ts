import { dice } from '../../functions/test/dice.ts';
import { readContract } from './contract.ts';
import { type Drawn, drawer } from './draw.ts';
import { followUps, putOff } from './follow/follow.ts';
import { described, isAllowed, isTurnedAway, noAnswer, parsed, type Told, wrongIn } from './judge.ts';
import { learn } from './learn.ts';
import type { Ready } from './ready.ts';
import { openTown } from './town.ts';

export interface Door {
  readonly url: string;
  /** A request as it fits through. */
  readonly fitted?: (drawn: Drawn) => Drawn;
  close(): void;
}

export interface Attack {
  readonly requests: number;
  readonly seed: number;
  /** After so long no further request is sent. */
  readonly minutesMax?: number;
  /** Where requests are sent: the town itself, or a proxy before it. Called for every new town. */
  readonly through: (townUrl: string) => Promise<Door>;
  /** What becomes of an answer on its way: a test bends it to see that this is noticed. */
  readonly bent?: (text: string) => string;
}

export interface Findings {
  readonly requests: number;
  readonly operations: number;
  /** Those that never said yes to anybody, with what each said instead and how often. */
  readonly neverGranted: Readonly<Record<string, Readonly<Record<string, number>>>>;
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
export async function attack(asked: Attack): Promise<Findings> {
  const { requests, seed, minutesMax = Number.POSITIVE_INFINITY, through, bent = (text) => text } = asked;
  const endsAt = Date.now() + minutesMax * 60_000;
  const isOver = () => wrong.length >= wrongMax || Date.now() > endsAt;

  const contract = readContract();
  const roll = dice(seed);
  const draw = drawer(contract, roll);
  const statuses: Record<string, number> = {};
  const answers = new Map<string, Record<string, number>>();
  const wrong: string[] = [];
  let [sent, stricter, turnedAway] = [0, 0, 0];
  while (sent < requests && !isOver()) {
    const town = await openTown(seed + sent);
    const door = await through(town.url);
    const end = Math.min(requests, sent + requestsPerTown);
    const lane = async () => {
      while (sent < end && !isOver()) {
        sent += 1;
        const drawn = draw(town);
        const { status, text } = await send(door, drawn);
        const told = { status, text: bent(text) };
        statuses[told.status] = (statuses[told.status] ?? 0) + 1;
        count(answers, drawn.operation.key, saying(told));
        const found = wrongIn(town, drawn, told);
        if (found !== null)
          wrong.push(`${described(drawn)}\n  → ${told.status} ${told.text.slice(0, 400)}\n  ${found}`);
        else if (status < 300) {
          learn(town, parsed(text));
          town.ready.add(followUps(askedBy(drawn), parsed(text), town.cast));
        } else if (saying(told) === 'IN_REVIEW') town.ready.add(putOff(askedBy(drawn), parsed(text), town.cast));
        else if (isTurnedAway(drawn, text)) turnedAway += 1;
        else if (told.status === 400 && isAllowed(drawn)) stricter += 1;
        for (const fallen of await town.goOn(roll)) wrong.push(`behind the requests: ${(fallen as Error).stack}`);
      }
    };
    try {
      await Promise.all(Array.from({ length: lanes }, lane));
    } finally {
      door.close();
      town.close();
    }
  }
  const neverGranted = Object.fromEntries([...answers].filter(([, said]) => said[yes] === undefined));
  return { requests: sent, operations: answers.size, neverGranted, statuses, stricter, turnedAway, wrong };
}

const askedBy = ({ operation: { key }, params, token, body }: Drawn): Ready => ({
  key,
  params,
  token,
  body: parsed(body ?? ''),
});

const yes = 'yes';
/** A yes, or the problem's name. */
function saying({ status, text }: Told): string {
  if (status >= 200 && status < 300) return yes;
  const problem = parsed(text) as { readonly code?: string } | null | undefined;
  return problem?.code ?? String(status);
}

function count(answers: Map<string, Record<string, number>>, operation: string, said: string): void {
  const known = answers.get(operation) ?? {};
  known[said] = (known[said] ?? 0) + 1;
  answers.set(operation, known);
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
