import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far each stream consumer has come, so that a restart goes on where the last run ended. */
export interface Checkpoints {
  read(consumer: string): string | undefined;
  save(consumer: string, sequenceNumber: string): void;
  clear(): void;
}

/** @param dataFolder null keeps them in memory only. */
export function openCheckpoints(dataFolder: string | null): Checkpoints {
  const file = dataFolder && join(dataFolder, 'checkpoints.json');
  const positions = new Map<string, string>(file ? readPositions(file) : []);

  function write(): void {
    if (!file) return;
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(positions)));
    renameSync(`${file}.new`, file);
  }

  return {
    read: (consumer) => positions.get(consumer),
    save(consumer, sequenceNumber) {
      positions.set(consumer, sequenceNumber);
      write();
    },
    clear() {
      positions.clear();
      write();
    },
  };
}

function readPositions(file: string): [string, string][] {
  try {
    return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  } catch {
    return [];
  }
}
