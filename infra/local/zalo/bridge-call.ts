import type { Scope } from './cloud-world.ts';

export type Platform = 'android' | 'ios';

/** One call of the SDK through the bridge, options already parsed. */
export interface BridgeCall {
  readonly action: string;
  readonly options: Readonly<Record<string, unknown>> | null;
}

/** What the native side hands back to the SDK; 0 is success. */
export interface BridgeResult {
  readonly error_code: number;
  readonly error_message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What only the person holding the phone can settle. */
export type Ask =
  | { readonly kind: 'consent'; readonly scopes: readonly Scope[] }
  | { readonly kind: 'scan' }
  | { readonly kind: 'share'; readonly content: Readonly<Record<string, unknown>> }
  | { readonly kind: 'follow' | 'interact'; readonly oaId: string }
  | { readonly kind: 'notify' };

/** `silent` never answers, `forbidden` is an app without the permission, `unsupported` an old Zalo. */
export type Answer =
  | { readonly kind: 'yes' | 'no' | 'silent' | 'forbidden' | 'unsupported' }
  | { readonly kind: 'scanned'; readonly content: string };

export type BridgeReply = { readonly result: BridgeResult } | { readonly ask: Ask } | { readonly silent: true };
