import type { LocalReply, LocalRoutes } from './control-plane.ts';
import type { LocalStack } from './stack.ts';

/** The routes every local stack has: its clock, its reset, its jobs and its rest. */
export function controlRoutes(
  stack: Pick<LocalStack, 'setClock' | 'now' | 'reset' | 'runJob' | 'settled'>,
): LocalRoutes {
  return {
    'POST clock': ({ body }) => {
      const now = (body as { now?: unknown } | undefined)?.now;
      if (now !== null && (typeof now !== 'string' || Number.isNaN(Date.parse(now)))) {
        return { status: 400, body: { message: '"now" is an ISO 8601 instant, or null for real time' } };
      }
      stack.setClock(now);
      return { status: 200, body: { now: stack.now().toISOString() } };
    },
    'POST reset': async () => {
      await stack.reset();
      return { status: 200, body: {} };
    },
    'POST settle': async () => {
      await stack.settled();
      return { status: 200, body: {} };
    },
    'POST jobs/*': async ({ path }): Promise<LocalReply> => {
      const outcome = await stack.runJob(decodeURIComponent(path.slice('jobs/'.length)));
      if (!outcome) return { status: 404, body: { message: 'no such job' } };
      return outcome.kind === 'answer'
        ? { status: 200, body: { result: outcome.payload } }
        : { status: 500, body: { message: outcome.kind, ...(outcome.kind === 'error' && { error: outcome.error }) } };
    },
  };
}
