import type { ReplyOf, RequestOf, Role, StaffRole } from '@quaylai/shared/api/route';
import type { KnownRouteKey, Routes } from '@quaylai/shared/api/routes';
import type { BranchId, DesktopId, IntegrationId, MemberId, PersonHash, StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Programme } from '../ledger/programme.ts';

/** Who asks, as proven by a verified session or signature; nothing here comes from the request itself. */
export interface Caller {
  readonly programme: Programme;
  /** Null for integrations. */
  readonly person: PersonHash | null;
  /** Null until the person joined. */
  readonly member: MemberId | null;
  readonly staff: StaffCaller | null;
  readonly integration: IntegrationId | null;
  /** Only of a person who has not joined: what the new member's record will keep. */
  readonly zaloId?: string;
  /** Set when the request comes from a desktop that a phone signed in. */
  readonly desktop?: DesktopId;
  /** Zalo's own servers, about the programme whose key signed. */
  readonly isZalo?: true;
}

/** From the server's own staff record, at most 60 s old. */
export interface StaffCaller {
  readonly staffId: StaffId;
  readonly role: StaffRole;
  /** Empty means every branch: owners only. */
  readonly branchIds: readonly BranchId[];
  readonly name: string;
}

type RolesOf<Key extends KnownRouteKey> = Routes[Key]['roles'][number];

/** What `serve` has proven of the caller before a route's handler runs, by the roles that the route names. */
export type CallerOf<Key extends KnownRouteKey> = CallerAs<RolesOf<Key>>;

type CallerAs<Roles extends Role> = 'anyone' extends Roles
  ? null
  : Caller &
      ('integration' extends Roles
        ? { readonly integration: IntegrationId }
        : 'zalo' extends Roles
          ? unknown
          : { readonly person: PersonHash } & ('person' extends Roles
              ? unknown
              : 'member' extends Roles
                ? { readonly member: MemberId }
                : { readonly staff: StaffCaller }));

/** Where a request came from. */
export interface RequestOrigin {
  readonly address: string;
  readonly userAgent: string;
}

/** What every request carries beside its validated parts. */
export interface Envelope {
  readonly requestId: string;
  /** The server's clock when the request arrived (C1.7). */
  readonly receivedAt: Instant;
  /** The moment by which an answer must be out: retries stop before it. */
  readonly deadline: Instant;
  /** Present on every route whose `repeats` is "idempotency-key". */
  readonly idempotencyKey: string | null;
  /** Hash of method, path and body: what an idempotency key stands for (C1.5). */
  readonly requestHash: string;
  /** As the gateway saw it; nothing is decided by it alone. */
  readonly from: RequestOrigin;
}

export type Answer<Reply> = Result<{ readonly reply: Reply; readonly replayed?: boolean }, Problem>;

/** One route's work: validated request and proven caller in, reply or one of the route's problems out. */
export type Handler<Key extends KnownRouteKey, Context> = (
  request: RequestOf<Routes[Key]> & Envelope,
  caller: CallerOf<Key>,
  context: Context,
) => Promise<Answer<ReplyOf<Routes[Key]>>>;

/** A function's table: a route of its audience without a handler does not compile. */
export type HandlersOf<Table extends Partial<Routes>, Context> = {
  readonly [Key in keyof Table & KnownRouteKey]: Handler<Key, Context>;
};
