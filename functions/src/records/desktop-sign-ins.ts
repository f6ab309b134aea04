import type { Device } from '@quaylai/shared/api/desktop-models';
import type { DesktopId, PersonHash, StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key } from '../cloud/table.ts';
import { commit, type Planned } from '../ledger/commit.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { newDesktopSession } from './desktop-sessions.ts';
import { desktopId, desktopSecretHash } from './hashes.ts';
import type { Registry } from './registry.ts';

/** A code on a screen is scanned within a minute; whoever scanned it has two more to read and answer. */
const scanMs = 60_000;
const answerMs = 3 * 60_000;
const keptSeconds = 60 * 60;
const nonceBytes = 18;
const secretBytes = 24;

type State = 'WAITING' | 'SEEN' | 'REFUSED' | 'SIGNED_IN';

/**
 * A desktop that asks to be signed in: WAITING → SEEN by one owner's phone → SIGNED_IN or REFUSED by that owner. The
 * code it shows and the secret it fetches the session with are two things, and the table holds hashes of both.
 */
export interface DesktopSignIn extends Device {
  readonly signInId: DesktopId;
  readonly secretHash: string;
  readonly network: string;
  readonly askedAt: Instant;
  readonly state: State;
  readonly by: { readonly staff: StaffId; readonly person: PersonHash } | null;
  readonly signedInAt: Instant | null;
  readonly version: number;
}

export const scanBy = ({ askedAt }: Pick<DesktopSignIn, 'askedAt'>): Instant => instant(askedAt + scanMs);
export const answerBy = ({ askedAt }: Pick<DesktopSignIn, 'askedAt'>): Instant => instant(askedAt + answerMs);

const signInKey = (programme: Programme, id: DesktopId): Key => ({
  pk: partition(programme, 'DESK', id),
  sk: 'SIGNIN',
});

export interface AskedSignIn {
  readonly signIn: DesktopSignIn;
  readonly nonce: string;
  readonly secret: string;
}

/** Problems: BUSY. */
export async function askSignIn(
  registry: Registry,
  programme: Programme,
  { network, ...device }: Device & { readonly network: string },
): Promise<Result<AskedSignIn, Problem>> {
  const random = (count: number) => Buffer.from(registry.randomBytes(count)).toString('base64url');
  return commit(registry, async () => {
    const nonce = random(nonceBytes);
    const secret = random(secretBytes);
    const signInId = desktopId(registry, programme, nonce);
    const secretHash = desktopSecretHash(registry, programme, signInId, secret);
    const asked = { ...device, network, signInId, secretHash, askedAt: registry.clock() };
    const signIn: DesktopSignIn = { ...asked, state: 'WAITING', by: null, signedInAt: null, version: 1 };
    const write = { put: itemOf(programme, signIn), when: 'attribute_not_exists(pk)' };
    return ok({ value: { signIn, nonce, secret }, writes: [{ write, refusedBecause: null }] });
  });
}

/** What the desktop asks again and again. Problems: NOT_FOUND, also for a wrong secret; QR_EXPIRED. */
export async function findSignIn(
  registry: Pick<Registry, 'table' | 'keys' | 'clock'>,
  programme: Programme,
  id: DesktopId,
  secret: string,
): Promise<Result<DesktopSignIn, Problem<'NOT_FOUND' | 'QR_EXPIRED'>>> {
  const item = await registry.table.get(signInKey(programme, id));
  if (item === null) return refuse({ code: 'NOT_FOUND' });
  const signIn = readSignIn(item);
  // Two hashes under a key that nobody outside has: comparing them in plain time tells nothing.
  if (signIn.secretHash !== desktopSecretHash(registry, programme, id, secret)) return refuse({ code: 'NOT_FOUND' });
  const until = signIn.state === 'WAITING' ? scanBy(signIn) : answerBy(signIn);
  return registry.clock() < until ? ok(signIn) : refuse({ code: 'QR_EXPIRED' });
}

type By = NonNullable<DesktopSignIn['by']>;

/** The owner's phone read the code: from now on it is theirs alone. Problems: QR_INVALID, QR_EXPIRED, QR_USED. */
export async function planSeen(
  registry: Registry,
  programme: Programme,
  nonce: string,
  by: By,
): Promise<Result<Planned<DesktopSignIn>, Problem>> {
  const found = await scannedSignIn(registry, programme, nonce);
  if (!found.ok) return found;
  const signIn = found.value;
  if (signIn.state === 'SEEN' && signIn.by?.staff === by.staff) return ok({ value: signIn, writes: [] });
  if (signIn.state !== 'WAITING') return refuse({ code: 'QR_USED' });
  if (registry.clock() >= scanBy(signIn)) return refuse({ code: 'QR_EXPIRED' });
  return ok(change(programme, signIn, { state: 'SEEN', by }));
}

/** Yes or no, by the owner who scanned it; again answers the same. Problems: QR_INVALID, QR_EXPIRED, QR_USED. */
export async function planAnswer(
  registry: Registry,
  programme: Programme,
  nonce: string,
  { staff, agrees }: { readonly staff: StaffId; readonly agrees: boolean },
): Promise<Result<Planned<DesktopSignIn>, Problem>> {
  const found = await scannedSignIn(registry, programme, nonce);
  if (!found.ok) return found;
  const signIn = found.value;
  if (signIn.by?.staff !== staff) return refuse({ code: 'QR_USED' });
  const state = agrees ? 'SIGNED_IN' : 'REFUSED';
  if (signIn.state === state) return ok({ value: signIn, writes: [] });
  if (signIn.state !== 'SEEN') return refuse({ code: 'QR_USED' });
  if (!agrees) return ok(change(programme, signIn, { state }));
  const since = registry.clock();
  const changed = change(programme, signIn, { state, signedInAt: since });
  const { signInId: sessionId, browser, system } = signIn;
  const session = newDesktopSession(programme, { sessionId, staff, browser, system, since });
  return ok({ value: changed.value, writes: [...changed.writes, session] });
}

async function scannedSignIn(
  registry: Registry,
  programme: Programme,
  nonce: string,
): Promise<Result<DesktopSignIn, Problem<'QR_INVALID' | 'QR_EXPIRED'>>> {
  const item = await registry.table.get(signInKey(programme, desktopId(registry, programme, nonce)));
  // The table forgets old ones: a genuine code without a record is an old one.
  if (item === null) return refuse({ code: 'QR_EXPIRED' });
  const signIn = readSignIn(item);
  return registry.clock() < answerBy(signIn) ? ok(signIn) : refuse({ code: 'QR_EXPIRED' });
}

function change(programme: Programme, before: DesktopSignIn, step: Partial<DesktopSignIn>): Planned<DesktopSignIn> {
  const value = { ...before, ...step, version: before.version + 1 };
  const write = { put: itemOf(programme, value), when: 'v = :seen', values: { ':seen': before.version } };
  return { value, writes: [{ write, refusedBecause: null }] };
}

function itemOf(programme: Programme, signIn: DesktopSignIn): Item {
  const { by, signedInAt } = signIn;
  return {
    ...signInKey(programme, signIn.signInId),
    id: signIn.signInId,
    h: signIn.secretHash,
    b: signIn.browser,
    s: signIn.system,
    n: signIn.network,
    at: signIn.askedAt,
    st: signIn.state,
    v: signIn.version,
    ttl: Math.floor(answerBy(signIn) / 1000) + keptSeconds,
    ...(by === null ? {} : { sf: by.staff, p: by.person }),
    ...(signedInAt === null ? {} : { in: signedInAt }),
  };
}

function readSignIn(item: Item): DesktopSignIn {
  const staff = item['sf'] as StaffId | undefined;
  return {
    signInId: item['id'] as DesktopId,
    secretHash: item['h'] as string,
    browser: item['b'] as Device['browser'],
    system: item['s'] as Device['system'],
    network: item['n'] as string,
    askedAt: instant(item['at'] as number),
    state: item['st'] as State,
    by: staff === undefined ? null : { staff, person: item['p'] as PersonHash },
    signedInAt: item['in'] === undefined ? null : instant(item['in'] as number),
    version: item['v'] as number,
  };
}
