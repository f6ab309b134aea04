/**
 * What may be told of a thrown thing: its name and where it happened. Its message may quote what somebody typed, a
 * parser's does, and so stays out, except of our own plain errors, whose sentences are written here. (`message` is the
 * logger's own key: it drops ours.)
 */
export function tellError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const isOurs = error.constructor === Error;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { thrown: error.name, ...(isOurs ? { reason: error.message } : {}), stack: frames.slice(0, framesMax) };
}

const framesMax = 12;
