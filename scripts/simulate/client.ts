import type { Context } from '@quaylai/functions/http/context';
import { jobHandlers } from '@quaylai/functions/jobs/handlers';
import { ruleScheduleKey } from '@quaylai/functions/ledger/keys';
import { enrol } from '@quaylai/functions/records/members';
import { isGone } from './gone.ts';
import { hear } from './hear.ts';
import type { Intent } from './intents.ts';
import type { Known } from './known.ts';
import { joinedName, pick } from './people.ts';
import { requestOf } from './play.ts';
import { type Answer, type Request, send } from './request.ts';
import { CutOff, Sandbox, type Shore, testKeys, type Work } from './sandbox.ts';
import { type Shop, zaloIdOf } from './stage.ts';

/** An answer that somebody holds in their hands: what was promised has to be so for ever (Q4). */
export interface Promised {
  readonly place: number;
  readonly intent: Intent;
  readonly request: Request;
  readonly reply: unknown;
}

export interface Stage {
  readonly shore: Shore;
  readonly shops: readonly Shop[];
  readonly known: Known;
  readonly promised: Promised[];
  readonly idle: Sandbox[];
  /** Exceptions that neither the weather nor a crash explains. */
  readonly found: unknown[];
  readonly tally: {
    answered: number;
    /** What was done at least once, by its route: what never is, proves nothing. */
    done: Record<string, number>;
    refused: Record<string, number>;
    unanswered: number;
    retried: number;
  };
}

type Of<Kind extends Intent['kind']> = Extract<Intent, { kind: Kind }>;

const patienceMax = 6;
const againShare = 0.12;
/** What a process may die of in bad weather: every other exception is a bug. */
const outages = /^weather: |stayed contended|moved under every read|left unfinished|^crashed$|^frozen$/;

export function isOutage(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isOutage);
  return error instanceof Error && outages.test(error.message);
}

/** Does what one intent says, as stubbornly as a phone or a till: the same request until there is an answer. */
export async function carryOut(stage: Stage, intent: Intent, place: number): Promise<void> {
  const { sea } = stage.shore;
  if (intent.kind === 'TIME') return sea.pass(intent.ms);
  if (intent.kind === 'JOB') return runJob(stage, intent.job);
  if (intent.kind === 'JOIN') return join(stage, intent);
  const request = await prepared(stage, intent, place);
  if (request === null) return;
  const answer = await insist(stage, request);
  if (answer === null) return;
  if (!answer.ok) return;
  stage.promised.push({ place, intent, request, reply: answer.value.reply });
  hear(stage.known, request, answer.value.reply, intent);
  if (sea.chance(againShare)) await askAgain(stage, stage.promised.at(-1) as Promised);
}

/** A repetition is answered as the first time, or not at all (C1.5). */
export async function askAgain(stage: Stage, { request, reply, place }: Promised): Promise<void> {
  if (!isOnce(request, reply)) return;
  const again = await insist(stage, request);
  if (again === null) return;
  const said = again.ok ? again.value.reply : again.problem;
  const same = again.ok && JSON.stringify(withoutOutcome(said)) === JSON.stringify(withoutOutcome(reply));
  if (!same && isGone(stage.shore.store, request, reply)) return;
  if (!same) throw new Error(`intent ${place}: answered ${JSON.stringify(reply)}, then ${JSON.stringify(said)}`);
}

// A till hears POSTED once and DUPLICATE ever after; what was posted stays the same.
export function withoutOutcome(reply: unknown): unknown {
  if (typeof reply !== 'object' || reply === null || !('outcome' in reply)) return reply;
  const { outcome: _, ...rest } = reply;
  return rest;
}

// What a till was told of a push may change when it moved nothing, or when a later revision came; a return stands.
export function isOnce({ route, key, body }: Request, reply: unknown): boolean {
  // A correction is answered as it stands now.
  if (route.includes('/corrections')) return false;
  if (route !== 'POST /v1/orders') return key !== undefined;
  const { outcome } = reply as { readonly outcome: string };
  const { kind } = body as { readonly kind: string };
  return kind === 'RETURN' && (outcome === 'POSTED' || outcome === 'DUPLICATE');
}

async function prepared(stage: Stage, intent: Intent, place: number): Promise<Request | null> {
  const { shore, shops, known } = stage;
  const versionOf = (shop: Shop, reward: string) =>
    Number(shore.store.get({ pk: `${shop.programme.id}#CFG#`, sk: `REWARD#${reward}` })?.['v'] ?? 0);
  const request = requestOf(intent, {
    shops,
    known,
    now: shore.sea.now,
    keys: testKeys,
    key: `intent-${place}`,
    versionOf,
    rulesOf: (shop) => Number(shore.store.get(ruleScheduleKey(shop.programme))?.['n'] ?? 0),
  });
  return request === null ? null : asShown(stage, request);
}

const previews: Readonly<Partial<Record<Request['route'], Request['route']>>> = {
  'POST /v1/staff/earns': 'POST /v1/staff/earns/preview',
  'POST /v1/staff/returns': 'POST /v1/staff/returns/preview',
};

/** The till confirms what it was shown; null when nothing could be shown. */
async function asShown(stage: Stage, request: Request): Promise<Request | null> {
  const route = previews[request.route];
  if (route === undefined) return request;
  const { previewHash: _, ...shown } = request.body as Record<string, unknown>;
  const preview = await insist(stage, { route, caller: request.caller, body: shown });
  if (preview === null || !preview.ok) return null;
  const { hash } = preview.value.reply as { readonly hash: string };
  return { ...request, body: { ...shown, previewHash: hash } };
}

const count = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** Null when there never was an answer. */
async function insist(stage: Stage, request: Request): Promise<Answer | null> {
  const { sea } = stage.shore;
  for (let attempt = 0; attempt < patienceMax; attempt++) {
    if (attempt > 0) stage.tally.retried += 1;
    const answer = await inSandbox(stage, (context) => send(request, context));
    if (answer !== null && (answer.ok || answer.problem.code !== 'BUSY')) {
      if (answer.ok) stage.tally.answered += 1;
      if (answer.ok) count(stage.tally.done, request.route);
      else count(stage.tally.refused, answer.problem.code);
      return answer;
    }
    await sea.step(sea.roll() * 2_000);
  }
  stage.tally.unanswered += 1;
  return null;
}

/** In whichever process is free, or a new one; null when the process or the weather took the answer with it. */
export async function inSandbox<Value>(
  stage: Stage,
  work: (context: Context) => Promise<Value>,
  kind: Work = 'request',
): Promise<Value | null> {
  const { shore, idle } = stage;
  const [sandbox = new Sandbox(shore)] = idle.splice(Math.floor(shore.sea.roll() * idle.length), 1);
  try {
    const value = await sandbox.invoke(work, kind);
    idle.push(sandbox);
    return value;
  } catch (error) {
    // A frozen process may still go on, but its memory is nobody's any more.
    if (!(error instanceof CutOff)) idle.push(sandbox);
    if (isOutage(error)) return null;
    throw error;
  }
}

// Not by its route: to sign a session takes the machine's own time, which no dice decide.
async function join(stage: Stage, { shop: place, member }: Of<'JOIN'>): Promise<void> {
  const shop = stage.shops[place];
  if (shop === undefined) return;
  const { person } = pick(shop.members, member);
  const by = { kind: 'ZALO', zaloId: zaloIdOf(member % shop.members.length) } as const;
  const newcomer = { by, name: null, lowestTier: shop.lowestTier };
  const joined = await inSandbox(stage, (context) => enrol(context, shop.programme, newcomer));
  if (joined?.ok === true) stage.known.joined.set(joinedName(place, person), joined.value.member);
}

// The nightly proof changes nothing, and the simulator proves every chain itself.
const needsBuckets = ['chain-check', 'picture-sweep'];
const jobNames = (Object.keys(jobHandlers) as (keyof typeof jobHandlers)[]).filter(
  (name) => !needsBuckets.includes(name),
);

async function runJob(stage: Stage, job: number): Promise<void> {
  const name = jobNames[job % jobNames.length];
  if (name !== undefined) await inSandbox(stage, (context) => jobHandlers[name](context), 'job');
}

/** What puts back claimed units and bonus that nobody used. */
export async function sweep(stage: Stage): Promise<void> {
  await inSandbox(stage, (context) => jobHandlers['claim-sweep'](context), 'job');
}

export async function runAllJobs(stage: Stage): Promise<void> {
  for (const place of jobNames.keys()) await runJob(stage, place);
}
