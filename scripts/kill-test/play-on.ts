import { setTimeout as sleep } from 'node:timers/promises';
import { dice } from '../../functions/test/dice.ts';
import type { Promised } from '../simulate/client.ts';
import { hear } from '../simulate/hear.ts';
import { drawIntents, type Intent } from '../simulate/intents.ts';
import { type Known, nothingKnown } from '../simulate/known.ts';
import { requestOf } from '../simulate/play.ts';
import type { Request } from '../simulate/request.ts';
import type { HttpAnswer, TwoShops } from './two-shops.ts';
import { killOne, type Victim } from './victims.ts';

/** What a run has seen so far. */
export interface Run {
  readonly at: TwoShops;
  readonly known: Known;
  /** Answers that somebody holds in their hands. */
  readonly promised: Promised[];
  /** Whose outcome nobody knows: at least one try was never answered, and no later one said yes. */
  readonly open: Asked[];
  readonly kills: Record<Victim, number>;
  readonly tally: { answered: number; refused: Record<string, number>; unanswered: number; retried: number };
}

export interface Asked {
  readonly place: number;
  readonly intent: Intent;
  readonly request: Request;
}

export interface Wanted {
  readonly seed: number;
  readonly kills: number;
}

const clients = 6;
const engineShare = 0.25;
/** A kill comes after at most so many answers. */
const answersBetweenMax = 6;
/** Into the work of what was asked since. */
const killDelayMsMax = 25;
const triesMax = 80;
const pauseMs = 150;
/** Across a sweep of holds and claims, never across a session. */
const leapMsMax = 20 * 60_000;

export const openRun = (at: TwoShops): Run => ({
  at,
  known: nothingKnown(),
  promised: [],
  open: [],
  kills: { engine: 0, function: 0 },
  tally: { answered: 0, refused: {}, unanswered: 0, retried: 0 },
});

/** Members, staff and tills of both shops do as the seed says, until so many processes have died under them. */
export async function playOn(run: Run, { seed, kills }: Wanted): Promise<void> {
  const [roll, fate] = [dice(seed), dice(seed ^ 0x5eed)];
  let place = 0;
  let untilKill = 1;
  const killed = () => run.kills.engine + run.kills.function;
  const strike = async () => {
    untilKill -= 1;
    if (untilKill > 0 || killed() >= kills) return;
    untilKill = 1 + Math.floor(fate() * answersBetweenMax);
    const victim: Victim = fate() < engineShare ? 'engine' : 'function';
    await sleep(fate() * killDelayMsMax);
    if (killed() < kills && killOne(victim, fate)) run.kills[victim] += 1;
  };
  const client = async () => {
    while (killed() < kills) {
      const [intent] = drawIntents(roll, 1);
      place += 1;
      if (intent !== undefined) await carryOut(run, intent, place, strike);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function carryOut(run: Run, intent: Intent, place: number, onAnswer: () => Promise<void>): Promise<void> {
  const { stack, shops, keys, now } = run.at;
  if (intent.kind === 'TIME') return stack.setClock(new Date(now() + (intent.ms % leapMsMax)).toISOString());
  // The clock runs the jobs by itself; restocking is the owner's, who is not among these people.
  if (intent.kind === 'JOB' || intent.kind === 'RESTOCK') return;
  const name = `intent-${place}`;
  const shape = { shops, known: run.known, now: now(), keys, key: name, versionOf: () => 0, rulesOf: () => 0 };
  const drawn = requestOf(intent, shape);
  const request = drawn?.route === 'POST /v1/staff/earns' ? await previewed(run, drawn) : drawn;
  if (request === null) return;
  await settle(run, { place, intent, request });
  await onAnswer();
}

/** The till confirms what it was shown. */
async function previewed(run: Run, request: Request): Promise<Request | null> {
  const { previewHash: _, ...bill } = request.body as Record<string, unknown>;
  const { caller } = request;
  const { answer } = await insist(run, { route: 'POST /v1/staff/earns/preview', caller, body: bill });
  return answer?.status === 200 ? { ...request, body: { ...bill, previewHash: answer.body['hash'] } } : null;
}

/** Asks until there is an answer, and notes what it is worth. */
export async function settle(run: Run, asked: Asked): Promise<void> {
  const { answer, wasCutOff } = await insist(run, asked.request);
  if (answer !== null && answer.status < 300) {
    run.tally.answered += 1;
    run.promised.push({ ...asked, reply: answer.body });
    hear(run.known, asked.request, answer.body, asked.intent);
    return;
  }
  if (answer === null || wasCutOff) run.open.push(asked);
  if (answer === null) return;
  const { code = `HTTP ${answer.status}` } = answer.body;
  run.tally.refused[code] = (run.tally.refused[code] ?? 0) + 1;
}

/** The same request under the same key, as stubbornly as a phone or a till. */
export async function insist(
  { at, tally }: Pick<Run, 'at' | 'tally'>,
  request: Request,
): Promise<{ answer: HttpAnswer | null; wasCutOff: boolean }> {
  let wasCutOff = false;
  for (let attempt = 0; attempt < triesMax; attempt++) {
    if (attempt > 0) tally.retried += 1;
    const answer = await at.ask(request);
    // 401: the clock leapt over the session or the signature that this request was sent with.
    if (answer !== null && answer.status < 500 && answer.status !== 429 && answer.status !== 401) {
      return { answer, wasCutOff };
    }
    if (answer === null || answer.status >= 500) {
      wasCutOff = true;
      tally.unanswered += 1;
    }
    await sleep(pauseMs);
  }
  return { answer: null, wasCutOff };
}
