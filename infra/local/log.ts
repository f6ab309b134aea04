/** What functions print: kept briefly for whoever asks why, and passed on to `sink` when there is one. */
export interface Log {
  write(source: string, text: string): void;
  recent(): readonly string[];
}

const linesMax = 500;

export function createLog(sink: NodeJS.WritableStream | null): Log {
  const lines: string[] = [];
  return {
    recent: () => lines,
    write(source, text) {
      for (const line of text.split('\n').filter(Boolean)) {
        lines.push(`${source} ${line}`);
        sink?.write(`${source} ${line}\n`);
      }
      if (lines.length > linesMax) lines.splice(0, lines.length - linesMax);
    },
  };
}
