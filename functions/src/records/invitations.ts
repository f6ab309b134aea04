import type { StaffRole } from '@quaylai/shared/api/route';
import type { BranchId, InvitationId, PersonHash } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key } from '../cloud/table.ts';
import type { Planned } from '../ledger/commit.ts';
import { timedId } from '../ledger/fresh-id.ts';
import { keyPart, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Registry } from './registry.ts';
import { openField, sealedField } from './sealed.ts';
import { findStaff, type Position, planHire, type StaffRecord, staffIdOf } from './staff.ts';

export type InvitationState = 'OPEN' | 'ACCEPTED' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';

/** OPEN → ACCEPTED by one person in Zalo → CONFIRMED by the owner, who sees who it was. Each step happens once. */
export interface Invitation extends Position {
  readonly invitationId: InvitationId;
  readonly label: string;
  /** EXPIRED is read off the clock, never written. */
  readonly state: InvitationState;
  readonly expiresAt: Instant;
  readonly acceptedBy: { readonly person: PersonHash; readonly name: string } | null;
  readonly version: number;
}

const invitationHours = 72;
const hourMs = 60 * 60 * 1000;

const invitationKey = (programme: Programme, id: InvitationId): Key => ({
  pk: partition(programme, 'INVITE'),
  sk: keyPart(id),
});

/** What the QR or link carries is sealed from the id by whoever makes it: no secret is kept here. */
export async function planInvitation(
  registry: Registry,
  programme: Programme,
  input: Position & { readonly label: string },
): Promise<Result<Planned<Invitation>, Problem>> {
  const value: Invitation = {
    ...input,
    invitationId: timedId<InvitationId>(registry),
    state: 'OPEN',
    expiresAt: (registry.clock() + invitationHours * hourMs) as Instant,
    acceptedBy: null,
    version: 1,
  };
  const write = { put: invitationItem(registry, programme, value), when: 'attribute_not_exists(pk)' };
  return ok({ value, writes: [{ write, refusedBecause: null }] });
}

/**
 * The first person to open it takes it; the same person again changes nothing. Problems: NOT_FOUND, INVITATION_CLOSED
 * (taken by another, confirmed, cancelled, expired).
 */
export async function planAcceptance(
  registry: Registry,
  programme: Programme,
  id: InvitationId,
  by: { readonly person: PersonHash; readonly name: string },
): Promise<Result<Planned<Invitation>, Problem>> {
  const stored = await findInvitation(registry, programme, id);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const isOwnRepetition = stored.acceptedBy?.person === by.person && stored.state !== 'CANCELLED';
  if (isOwnRepetition) return ok({ value: stored, writes: [] });
  if (stored.state !== 'OPEN') return refuse({ code: 'INVITATION_CLOSED' });
  return ok(change(registry, programme, stored, { state: 'ACCEPTED', acceptedBy: by }));
}

/**
 * The owner says it is them: the invitation closes and the person is hired, in one transaction; again answers the same
 * record. Problems: NOT_FOUND, INVITATION_CLOSED (nobody accepted it yet, cancelled, expired), LAST_OWNER (they are).
 */
export async function planConfirmation(
  registry: Registry,
  programme: Programme,
  id: InvitationId,
): Promise<Result<Planned<StaffRecord>, Problem>> {
  const stored = await findInvitation(registry, programme, id);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  if (stored.acceptedBy === null) return refuse({ code: 'INVITATION_CLOSED' });
  if (stored.state === 'CONFIRMED') return hiredAlready(registry, programme, stored.acceptedBy.person);
  if (stored.state !== 'ACCEPTED') return refuse({ code: 'INVITATION_CLOSED' });
  const { role, branchIds } = stored;
  const hire = await planHire(registry, programme, { ...stored.acceptedBy, role, branchIds });
  if (!hire.ok) return hire;
  const closed = change(registry, programme, stored, { state: 'CONFIRMED' });
  return ok({ value: hire.value.value, writes: [...closed.writes, ...hire.value.writes] });
}

// As they stand now: somebody dismissed since is not shown, nor made, active by an old invitation.
async function hiredAlready(
  registry: Registry,
  programme: Programme,
  person: PersonHash,
): Promise<Result<Planned<StaffRecord>, Problem>> {
  const value = await findStaff(registry, programme, staffIdOf(person));
  if (value === null) throw new Error('a confirmed invitation without its member of staff');
  return ok({ value, writes: [] });
}

/** Problems: NOT_FOUND, INVITATION_CLOSED (confirmed already). */
export async function planCancellation(
  registry: Registry,
  programme: Programme,
  id: InvitationId,
): Promise<Result<Planned<Invitation>, Problem>> {
  const stored = await findInvitation(registry, programme, id);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  if (stored.state === 'CONFIRMED') return refuse({ code: 'INVITATION_CLOSED' });
  if (stored.state === 'CANCELLED') return ok({ value: stored, writes: [] });
  return ok(change(registry, programme, stored, { state: 'CANCELLED' }));
}

function change(
  registry: Registry,
  programme: Programme,
  before: Invitation,
  step: Partial<Invitation>,
): Planned<Invitation> {
  const value = { ...before, ...step, version: before.version + 1 };
  const write = {
    put: invitationItem(registry, programme, value),
    when: 'v = :seen',
    values: { ':seen': before.version },
  };
  return { value, writes: [{ write, refusedBecause: null }] };
}

export async function findInvitation(
  registry: Pick<Registry, 'table' | 'keys' | 'clock'>,
  programme: Programme,
  id: InvitationId,
): Promise<Invitation | null> {
  const item = await registry.table.get(invitationKey(programme, id));
  return item === null ? null : readInvitation(registry, item);
}

/** Newest first. */
export async function listInvitations(
  registry: Pick<Registry, 'table' | 'keys' | 'clock'>,
  programme: Programme,
  page: { readonly limit: number; readonly after: InvitationId | null },
): Promise<{ readonly invitations: readonly Invitation[]; readonly next: InvitationId | null }> {
  const { items, next } = await registry.table.query({
    pk: partition(programme, 'INVITE'),
    from: '0',
    to: '~',
    limit: page.limit,
    newestFirst: true,
    after: page.after ?? undefined,
    consistent: true,
  });
  return { invitations: items.map((item) => readInvitation(registry, item)), next: next as InvitationId | null };
}

function invitationItem(registry: Registry, programme: Programme, invitation: Invitation): Item {
  const key = invitationKey(programme, invitation.invitationId);
  const { acceptedBy } = invitation;
  return {
    ...key,
    l: invitation.label,
    st: invitation.state,
    x: invitation.expiresAt,
    ro: invitation.role,
    br: invitation.branchIds,
    v: invitation.version,
    ...(acceptedBy === null
      ? {}
      : { p: acceptedBy.person, ...sealedField(registry, 'INVITED_NAME', key, acceptedBy.name) }),
  };
}

function readInvitation({ keys, clock }: Pick<Registry, 'keys' | 'clock'>, item: Item): Invitation {
  const person = item['p'] as PersonHash | undefined;
  const stored = item['st'] as InvitationState;
  const expiresAt = item['x'] as Instant;
  const isOver = clock() >= expiresAt && (stored === 'OPEN' || stored === 'ACCEPTED');
  return {
    invitationId: item.sk as InvitationId,
    label: item['l'] as string,
    state: isOver ? 'EXPIRED' : stored,
    expiresAt,
    role: item['ro'] as StaffRole,
    branchIds: item['br'] as readonly BranchId[],
    acceptedBy: person === undefined ? null : { person, name: openField(keys, 'INVITED_NAME', item).toString() },
    version: item['v'] as number,
  };
}
