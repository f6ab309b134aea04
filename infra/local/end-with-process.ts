const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Stops what `stop` stops when this process is told to end, then lets the signal do its work. Answers how to undo it. */
export function endWithProcess(stop: () => Promise<void>, kill: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    void stop().finally(() => {
      undo();
      process.kill(process.pid, signal);
    });
  };
  const undo = () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off('exit', kill);
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.on('exit', kill);
  return undo;
}
