import type { ReplyOf, RequestOf } from '@quaylai/shared/api/route';
import type { KnownRouteKey, Routes } from '@quaylai/shared/api/routes';
import type { Ready, Says } from '../ready.ts';

/** Whom a next step may be asked of, by their tokens, and where. */
export interface Cast {
  readonly branchId: string;
  readonly miniAppId: string;
  /** `memberId` is theirs. */
  readonly member: string;
  readonly memberId: string;
  readonly friend: string;
  readonly stranger: string;
  readonly cashier: string;
  readonly manager: string;
  readonly owner: string;
}

/** What was asked and answered with yes. */
export interface Step<Key extends KnownRouteKey> {
  readonly params: RequestOf<Routes[Key]>['params'];
  readonly body: RequestOf<Routes[Key]>['body'];
  readonly reply: ReplyOf<Routes[Key]>;
  /** Of whoever asked. */
  readonly token: string | null;
  readonly cast: Cast;
}

/** What each yes makes possible. */
export type Steps = { readonly [Key in KnownRouteKey]?: (step: Step<Key>) => readonly Ready[] };

export const ready = (key: KnownRouteKey, token: string | null, says: Says = {}): Ready => ({ key, token, ...says });
