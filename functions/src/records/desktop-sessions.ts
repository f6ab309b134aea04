import type { Device } from '@quaylai/shared/api/desktop-models';
import type { DesktopId, StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { freshFor } from '../cloud/fresh-for.ts';
import { sessionMs } from '../cloud/session-keyring.ts';
import type { Item, Key, Table } from '../cloud/table.ts';
import type { Planned } from '../ledger/commit.ts';
import { keyPart, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import type { Registry } from './registry.ts';

/** A desktop where an owner is signed in: it ends by itself with its token, or earlier by the owner's word. */
export interface DesktopSession extends Device {
  readonly sessionId: DesktopId;
  readonly staff: StaffId;
  readonly since: Instant;
  readonly expiresAt: Instant;
}

/** Signing out reaches every function within 60 s, as a dismissal does (S03). */
const openAgeMsMax = 30_000;
const keptSeconds = 24 * 60 * 60;
/** More desktops than one programme's owners sign in within half an hour. */
const shownMax = 50;

const sessionKey = (programme: Programme, id: DesktopId): Key => ({
  pk: partition(programme, 'DESK'),
  sk: keyPart(id),
});

/** Part of the owner's yes: written once, with it. */
export function newDesktopSession(
  programme: Programme,
  { sessionId, staff, browser, system, since }: Omit<DesktopSession, 'expiresAt'>,
): Guarded {
  const expiresAt = since + sessionMs;
  const item = {
    ...sessionKey(programme, sessionId),
    st: staff,
    b: browser,
    s: system,
    at: since,
    x: expiresAt,
    ttl: Math.floor(expiresAt / 1000) + keptSeconds,
  };
  return { write: { put: item, when: 'attribute_not_exists(pk)' }, refusedBecause: null };
}

/** Those that are still signed in, newest first. */
export async function listDesktopSessions(
  { table, clock }: Pick<Registry, 'table' | 'clock'>,
  programme: Programme,
): Promise<readonly DesktopSession[]> {
  const { items } = await table.query({
    pk: partition(programme, 'DESK'),
    from: '-',
    to: '~',
    limit: shownMax,
    consistent: true,
  });
  const now = clock();
  const open = items.filter((item) => isOpen(item, now)).map(readSession);
  return open.sort((one, other) => other.since - one.since);
}

/** Again changes nothing. Problems: NOT_FOUND. */
export async function planEndedDesktop(
  { table }: Pick<Registry, 'table'>,
  programme: Programme,
  id: DesktopId,
): Promise<Result<Planned<null>, Problem>> {
  const item = await table.get(sessionKey(programme, id));
  if (item === null) return refuse({ code: 'NOT_FOUND' });
  if (item['e'] === true) return ok({ value: null, writes: [] });
  const write = { put: { ...item, e: true }, when: 'attribute_exists(pk)' };
  return ok({ value: null, writes: [{ write, refusedBecause: null }] });
}

/** Whether a desktop's session goes on, at most 60 s old. */
export function desktopSessionCache({ table, clock }: { readonly table: Table; readonly clock: () => Instant }) {
  const fresh = freshFor<boolean>(openAgeMsMax, clock);
  return (programme: Programme, id: DesktopId): Promise<boolean> =>
    fresh(`${programme.id}#${id}`, async () => isOpen(await table.get(sessionKey(programme, id)), clock()));
}

const isOpen = (item: Item | null, now: Instant): boolean =>
  item !== null && item['e'] !== true && (item['x'] as number) > now;

function readSession(item: Item): DesktopSession {
  return {
    sessionId: item.sk as DesktopId,
    staff: item['st'] as StaffId,
    browser: item['b'] as Device['browser'],
    system: item['s'] as Device['system'],
    since: instant(item['at'] as number),
    expiresAt: instant(item['x'] as number),
  };
}
