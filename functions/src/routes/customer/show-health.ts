import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { programmeOfMiniApp } from '../../records/programmes.ts';

/** No Mini App has this id: looking for it reads the table as a sign-in does. */
const nobodysMiniApp = '0';

/** Gateway, function, root key and table answered, or this does not. Tells nothing that a stranger may not know. */
export const showHealth: Handler<'GET /health', Context> = async (_request, _caller, context) => {
  await programmeOfMiniApp(context, nobodysMiniApp);
  return ok({ reply: { status: 'OK', time: new Date(context.clock()).toISOString() } });
};
