import type { Route } from '@quaylai/shared/api/route';
import type { Built } from '../../http/context.ts';
import type { Prove } from '../../http/prove.ts';
import { provePush } from '../../pos/prove-push.ts';
import { proveZalo } from '../../zalo/prove-event.ts';

/** Who sends: Zalo or a till, each by its own kind of signature. Problems: BAD_SIGNATURE. */
export const proveSender: Prove<Pick<Built, 'table' | 'keys' | 'clock' | 'tills'>> = (raw, route: Route, context) =>
  route.roles.includes('zalo') ? proveZalo(raw, context) : provePush(raw, route, context);
