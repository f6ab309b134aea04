import type { At } from './known.ts';
import type { Request } from './request.ts';
import type { Shop } from './stage.ts';

interface Any {
  readonly kind: string;
}

/** The request that an intent comes to in this moment; null when there is nothing of its kind. */
export type Play<Intent> = (intent: Intent, shop: Shop, at: At) => Request | null;

/** Of some intents those of one kind. */
export type Of<Intent extends Any, Kind> = Intent extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Intent
    : never
  : never;

/** One for each kind. */
export type Plays<Intent extends Any> = { readonly [Kind in Intent['kind']]: Play<Of<Intent, Kind>> };
