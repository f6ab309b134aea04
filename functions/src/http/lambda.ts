import type { Routes } from '@quaylai/shared/api/routes';
import { openTally } from '../cloud/tally.ts';
import { type Built, buildContext, type Context, systemClock } from './context.ts';
import type { HandlersOf } from './handler.ts';
import { powertoolsJournal } from './powertools-journal.ts';
import type { Prove } from './prove.ts';
import { proveSession } from './prove-session.ts';
import { type LambdaHandler, serve } from './serve.ts';
import { readSettings } from './settings.ts';

/** Who asks, in the functions that people use: our own session, and the server's own record of its staff. */
export const bySession: Prove<Built> = (raw, route, { clock, keys, directory }) =>
  proveSession(raw, route, { clock, keys, staffOf: directory.staff, isDesktopOpen: directory.isDesktopOpen });

/** A function as Lambda runs it: settings from the environment, keys from their secret, the real clock. */
export function lambda<Table extends Partial<Routes>, Beside extends object = object>(
  service: string,
  routes: Table,
  handlers: HandlersOf<Table, Context & Beside>,
  {
    prove = bySession,
    beside,
  }: {
    readonly prove?: Prove<Built>;
    /** What this function's handlers are given beside what all are. */
    readonly beside?: Beside;
  } = {},
): LambdaHandler {
  const settings = readSettings(process.env);
  const tally = openTally();
  return serve<Table, Built & Beside>({
    routes,
    handlers,
    prove,
    serving: {
      clock: systemClock,
      origins: settings.origins,
      journal: powertoolsJournal(service, settings.metricNamespace),
      spent: tally.take,
    },
    build: async () => ({ ...(await buildContext(settings, tally.add)), ...(beside ?? ({} as Beside)) }),
    freshen: async ({ keys }) => keys.freshen?.(systemClock()),
  });
}
