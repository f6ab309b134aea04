import { randomBytes } from 'node:crypto';
import { scanTable } from '@quaylai/functions/cloud/dynamo-scan';
import { rootRotationIn, withNewDataSecret, withNewestDataSecretAlone } from '@quaylai/functions/cloud/sealing-keys';
import { type Resealed, reseal } from '@quaylai/functions/operator/reseal';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { operatorWords } from '../words/operator.ts';
import type { Target } from './target.ts';
import { confirm, Mistake, type Terminal } from './terminal.ts';

export interface RotateRootFlags {
  readonly reseal: boolean;
  readonly 'drop-old': boolean;
  readonly yes: boolean;
}

interface At {
  readonly terminal: Terminal;
  readonly target: Target;
  readonly nowMs: () => number;
}

const secretBytes = 48;
const backupDays = 35;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Replaces the key under which members' own keys and all secrets are sealed, while everybody works (ADR 0121): a second
 * one beside it, everything sealed anew, the older one's end. Each step may be stopped and run again.
 */
export async function rotateRoot(flags: RotateRootFlags, at: At): Promise<void> {
  if (flags['drop-old']) return dropOlder(flags.yes, at);
  if (flags.reseal) return sealAnew(at);
  return begin(flags.yes, at);
}

async function begin(isSure: boolean, { terminal, target, nowMs }: At): Promise<void> {
  const { name, secret } = target;
  const stands = rootRotationIn(await secret.read());
  if (stands.kind === 'BEGUN') throw new Mistake(operatorWords.rootBegunAlready(iso(stands.sealsFrom)));
  await confirm(terminal, operatorWords.rootWhat(name), name, isSure);
  const fresh = randomBytes(secretBytes).toString('base64url');
  const text = withNewDataSecret(await secret.read(), fresh, instant(nowMs()));
  await secret.write(text);
  const begun = rootRotationIn(text);
  if (begun.kind === 'BEGUN') terminal.say(operatorWords.rootBegun(iso(begun.sealsFrom), iso(begun.droppableFrom)));
}

async function sealAnew(at: At): Promise<void> {
  const { sealsFrom } = await underWay(at);
  if (at.nowMs() < sealsFrom) throw new Mistake(operatorWords.rootTooEarly(iso(sealsFrom)));
  const { seen, resealed } = await pass(at);
  const places = Object.entries(seen).map(([name, count]) => `${count} ${name}`);
  at.terminal.say(operatorWords.rootResealed(places.join(', '), resealed));
}

async function dropOlder(isSure: boolean, at: At): Promise<void> {
  const { terminal, target, nowMs } = at;
  const { droppableFrom } = await underWay(at);
  if (nowMs() < droppableFrom) throw new Mistake(operatorWords.rootTooEarly(iso(droppableFrom)));
  await confirm(terminal, operatorWords.rootDropWhat(target.name), target.name, isSure);
  // Whoever still seals under the older one would lose what they write: one whole look must find nothing.
  const { resealed } = await pass(at);
  if (resealed > 0) throw new Mistake(operatorWords.rootNotYet(resealed));
  await target.secret.write(withNewestDataSecretAlone(await target.secret.read()));
  terminal.say(operatorWords.rootDropped(iso(nowMs() + backupDays * dayMs)));
}

async function underWay({ target }: At) {
  const stands = rootRotationIn(await target.secret.read());
  if (stands.kind === 'DONE') throw new Mistake(operatorWords.rootNotBegun);
  return stands;
}

/** Once over the whole table; a thing that no key opens ends the command. */
async function pass({ target, nowMs }: At): Promise<Resealed> {
  const { tableName, dynamodbUrl } = target;
  const registry = await target.registry(nowMs);
  const items = scanTable({ name: tableName, ...(dynamodbUrl === null ? {} : { endpoint: dynamodbUrl }) });
  const done = await reseal(registry, items, registry.keys.dataKeys);
  if (done.unreadable.length > 0) throw new Mistake(operatorWords.rootUnreadable(done.unreadable));
  return done;
}

const iso = (ms: number): string => new Date(ms).toISOString();
